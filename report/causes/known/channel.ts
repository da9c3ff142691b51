import type { Cause } from '../cause';
import { otherChannel, swapped } from '../recognise';

/** Task 5: two programs and a channel. */
export const ofTheChannel: readonly Cause[] = [
  { tasks: [5], say: swapped },
  { tasks: [5], message: /channel|PUBLISH|Nothing was printed|stops after/, say: otherChannel },
  {
    tasks: [5],
    message: /^(?!Terminal \d+ [^\n]*has something in front)/,
    code: /['"`](KILL[ -]SERVER|kill_server|KILLSERVER)['"`]/,
    say: 'The word that ends the subscriber is KILL_SERVER, with an underscore and in capitals.',
  },
  {
    tasks: [5],
    message: /"KILL_SERVER"/,
    rule: /^KILL_SERVER/,
    code: /KILL_SERVER/,
    transcript: /^(?!.*KILL_SERVER).*$/s,
    say: 'KILL_SERVER is a message like any other and is shown too; only then the program unsubscribes and quits.',
  },
  {
    tasks: [5],
    message: /should have ended (by itself|with exit code 0)/,
    codeLacks: /\.(quit|end)\(|process\.exit\(/,
    say: 'The subscriber never quits: unsubscribe leaves the connection open, and an open connection keeps the program running. Call client.quit() as well.',
  },
  {
    tasks: [5],
    message: /should have ended/,
    code: /\.duplicate\(|createClient\([\s\S]*createClient\(/,
    say: 'There is a second connection (client.duplicate(), or another createClient()), and while it is open the program runs on: quit that one too.',
  },
  {
    tasks: [5],
    rule: /Nothing but KILL_SERVER/,
    code: /\.(includes|startsWith|indexOf|match|toUpperCase)\(/,
    say: 'The message is compared loosely: only a message that is KILL_SERVER exactly (===) ends the subscriber.',
  },
  {
    tasks: [5],
    rule: /only after its time/,
    message: /first should come|PUBLISH/,
    say: 'Both the line and the publishing belong into the function that setTimeout calls after that many milliseconds.',
  },
];
