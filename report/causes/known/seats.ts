import type { Cause } from '../cause';
import { doneWithError } from '../job-ends';

/** Task 13: seats. */
export const ofTheSeats: readonly Cause[] = [
  {
    tasks: [13],
    rule: /^A job that cannot be saved/,
    message: /never came|is the text "Reservation in process"/,
    say: 'Whether a job was saved is known in save\'s callback: answer there, and {"status":"Reservation failed"} when it is given an error.',
  },
  {
    tasks: [9, 13],
    message: /ended more than once/,
    say: 'done is called more than once for one job: put a return before its first call (return done(…)), so that nothing after it runs.',
    at: doneWithError,
  },
  {
    tasks: [13],
    message: /Seat reservation job .*completed/,
    codeLacks: /['"`](job )?complete['"`]/,
    say: 'The job that /reserve_seat creates has no listener for "complete": job.on("complete", …) belongs there, and prints whoever processes the job.',
  },
  {
    tasks: [13],
    message: /Seat reservation job .*failed/,
    codeLacks: /['"`](job )?failed['"`]/,
    say: 'The job that /reserve_seat creates has no listener for "failed": job.on("failed", …) belongs there, and prints whoever processes the job.',
  },
  {
    tasks: [13],
    rule: /^Reservations are blocked/,
    message: /^The key "available_seats" should be "1"; it is "49"/,
    say: 'The program counts the seats by itself: Redis held 2, and 49 was written. Ask getCurrentAvailableSeats each time, and take one from that.',
  },
  {
    tasks: [13],
    message: /^The key "available_seats" should be "50"; it is (?:"7"|nothing)/,
    say: 'Nothing sets the seats to 50 when the program starts, so Redis has what an earlier run left, or nothing: call reserveSeat(50) at the launch.',
  },
  {
    tasks: [13],
    message: /Reservations are blocked/,
    say: 'The words of the exercise are "Reservation are blocked", without an s.',
  },
  {
    tasks: [13],
    message: /numberOfAvailableSeats is the number/,
    say: 'Redis holds the number as a text, and the answer of the exercise shows it as one: "50", in quotation marks. Do not parse it there.',
  },
  {
    tasks: [13],
    message: /SET available_seats -|"available_seats" should be "0"; it is "-\d/,
    say: 'The number of seats is set before it is looked at, or the function goes on after done(new Error(…)): look first, and return.',
  },
  {
    tasks: [13],
    rule: /Reservations are blocked once/,
    message: /\{"status":"Reservation/,
    say: 'reservationEnabled becomes false when the number of seats that is left comes to 0, neither at 1 nor below 0.',
  },
  {
    tasks: [13],
    message: /Redis has these keys: /,
    rule: /available seats|available_seats/,
    say: 'The number of seats belongs under the key available_seats.',
  },
  {
    tasks: [13],
    rule: /No more than the fifty seats/,
    code: /\.process\( ?['"`]reserve_seat['"`], ?[2-9\d]/,
    say: 'Each job reads the number of seats, and then sets it: with several jobs at a time two of them read the same number. Process one at a time, or let Redis count (DECR).',
  },
];
