@task-13
Feature: 13. Can I have a seat?
  A server sells fifty seats: reservations wait in a queue of Kue's, and each takes a seat when the queue is processed.

  @text
  Rule: It is an express server
    Stands on: "Create an express server"

    Scenario: its source
      Then the source of "100-seat" uses "express"

  @text
  Rule: It has a Redis client of its own
    Stands on: "Create a Redic client"

    Scenario: its source
      Then the source of "100-seat" uses "redis.createClient"

  @text
  Rule: It has a Kue queue
    Stands on: "Create a Kue queue"

    Scenario: its source
      Then the source of "100-seat" uses "kue.createQueue"

  @text @session
  Rule: A launch sets the available seats to 50, and GET /available_seats on port 1245 tells how many Redis has, as a text
    Stands on: "set the number of available to 50"

    Scenario: whatever an earlier launch left, and a number that no program can know
      Given a Redis server
      And {seats} is a random number
      And the key "available_seats" is set to "7"
      And "100-seat" serves on port 1245 in terminal 1
      Then the key "available_seats" holds "50"
      When "/available_seats" is requested
      Then the answer is the JSON:
        """
        {"numberOfAvailableSeats":"50"}
        """
      When the key "available_seats" is set to "{seats}"
      And "/available_seats" is requested
      Then the answer is the JSON:
        """
        {"numberOfAvailableSeats":"{seats}"}
        """

  @text
  Rule: reserveSeat sets the key available_seats, and getCurrentAvailableSeats gets the number from there
    Stands on: "set the key available_seats with the number"

    Scenario: called by themselves, with a number that no program can know
      Given a Redis server
      And {seats} is a random number
      And "100-seat" serves on port 1245 in terminal 1, and runs these lines at its end:
        """
        await reserveSeat({seats});
        console.log(`\ngetCurrentAvailableSeats(): ${await getCurrentAvailableSeats()}`);
        """
      Then terminal 1 shows "getCurrentAvailableSeats(): {seats}"
      And the key "available_seats" holds "{seats}"

  @text
  Rule: reserveSeat takes a number
    Stands on: "take into argument number"

    Scenario: its argument
      Then the source of "100-seat" has a function "reserveSeat" that takes 1 argument

  @text
  Rule: reservationEnabled is true at first
    Stands on: "Initialize the boolean reservationEnabled to true"

    Scenario: its source
      Then the source of "100-seat" has the value "reservationEnabled" equal to:
        """
        true
        """

  @text @session
  Rule: GET /reserve_seat queues a job in the queue reserve_seat, which takes no seat yet
    Stands on: "Creates and queues a job in the queue reserve_seat"

    Scenario: the answer of the exercise
      Given a Redis server
      And the last job id is 51
      And "100-seat" serves on port 1245 in terminal 1
      When "/reserve_seat" is requested
      Then the answer is the JSON:
        """
        {"status":"Reservation in process"}
        """
      And the queue "reserve_seat" holds 1 job
      And job 52 is inactive
      And no other queue than "reserve_seat" holds a job
      And the key "available_seats" holds "50"

  @text
  Rule: A job that cannot be saved is a failed reservation
    Stands on: "Otherwise: { "status": "Reservation failed" }"

    Scenario: Redis refuses writes
      Given a Redis server
      And "100-seat" serves on port 1245 in terminal 1
      When Redis refuses writes from now on
      And "/reserve_seat" is requested
      Then the answer is the JSON:
        """
        {"status":"Reservation failed"}
        """
      And every answer is JSON

  @text
  Rule: The terminal tells of every job whether it completed or failed, and why it failed
    Stands on: "When the job is completed, print in the console"

    Scenario: a job of each kind, and a reason that no program can know
      Given a Redis server
      And {reason} is a random sentence
      And the last job id is 51
      And "100-seat" serves on port 1245 in terminal 1
      When "/reserve_seat" is requested 2 times
      Then the queue "reserve_seat" holds 2 jobs
      When job 52 completes
      And job 53 fails with "{reason}"
      Then terminal 1 shows "Seat reservation job [#]52 completed"
      And terminal 1 shows "Seat reservation job [#]53 failed: {reason}"
      And terminal 1 does not show "Seat reservation job [#]52 failed[..]"
      And terminal 1 does not show "Seat reservation job [#]53 completed"

  @text @session
  Rule: GET /process works on the queue: each job takes a seat
    Stands on: "Decrease the number of seat available"

    Scenario: the session of the exercise
      Given a Redis server
      And the last job id is 51
      And "100-seat" serves on port 1245 in terminal 1
      When "/reserve_seat" is requested
      And "/process" is requested
      Then the answer is the JSON:
        """
        {"status":"Queue processing"}
        """
      And terminal 1 shows "Seat reservation job [#]52 completed"
      And job 52 is complete
      And the key "available_seats" holds "49"
      When "/available_seats" is requested
      Then the answer is the JSON:
        """
        {"numberOfAvailableSeats":"49"}
        """

  @text @session
  Rule: Reservations are blocked once the last seat is taken, and not before
    Stands on: "set reservationEnabled to false"

    Scenario: two seats are left in Redis
      Given a Redis server
      And the last job id is 51
      And "100-seat" serves on port 1245 in terminal 1
      When "/process" is requested
      And the key "available_seats" is set to "2"
      And "/reserve_seat" is requested
      Then job 52 is complete
      And the key "available_seats" holds "1"
      When "/reserve_seat" is requested
      Then the answer is the JSON:
        """
        {"status":"Reservation in process"}
        """
      And job 53 is complete
      And the key "available_seats" holds "0"
      And the queue "reserve_seat" holds 2 jobs
      When "/reserve_seat" is requested
      Then the answer is the JSON:
        """
        {"status":"Reservation are blocked"}
        """
      And the queue "reserve_seat" holds 2 jobs

  @text
  Rule: A job for which there is no seat fails with an Error
    Stands on: "fail the job with an Error"

    Scenario: the last seat is gone by the time that the job is processed
      Given a Redis server
      And the last job id is 51
      And "100-seat" serves on port 1245 in terminal 1
      When "/reserve_seat" is requested
      And the key "available_seats" is set to "0"
      And "/process" is requested
      Then job 52 failed with an Error that says "Not enough seats available"
      And terminal 1 shows "Seat reservation job [#]52 failed: Not enough seats available"

  @text
  Rule: No more than the fifty seats are reserved, and the number of seats ends at 0
    Stands on: "only the allowed amount of seats"

    Scenario: sixty reservations wait when the queue is processed
      Given a Redis server
      And "100-seat" serves on port 1245 in terminal 1
      When "/reserve_seat" is requested 60 times
      Then 60 of the answers are the JSON:
        """
        {"status":"Reservation in process"}
        """
      When "/process" is requested
      Then 50 jobs are complete in the queue "reserve_seat"
      And 10 jobs are failed in the queue "reserve_seat"
      And terminal 1 shows "Seat reservation job [..] completed" at least 50 times
      And terminal 1 shows "Seat reservation job [..] failed: Not enough seats available" at least 10 times
      And the key "available_seats" holds "0"
      And Redis was never sent "SET available_seats -[..]"
      When "/available_seats" is requested
      Then the answer is the JSON:
        """
        {"numberOfAvailableSeats":"0"}
        """
      When "/reserve_seat" is requested
      Then the answer is the JSON:
        """
        {"status":"Reservation are blocked"}
        """

    @advice @warning
    Scenario: the queue is told to process five times
      Given a Redis server
      And "100-seat" serves on port 1245 in terminal 1
      When "/reserve_seat" is requested 60 times
      And "/process" is requested 5 times
      Then 50 jobs are complete in the queue "reserve_seat"
      And 10 jobs are failed in the queue "reserve_seat"

  @text
  Rule: The routes and the queue read and set the number of seats by these two functions
    Stands on: "by using getCurrentAvailableSeats and reserveSeat"

    Scenario: its source
      Then the source of "100-seat" calls the function "getCurrentAvailableSeats"
      # The launch alone gives it a number that is written out.
      And the source of "100-seat" calls the function "reserveSeat" with a value that it works out

  @text
  Rule: Redis is used through promisify
    Stands on: "use promisify with Redis"

    Scenario: its source
      Then the source of "100-seat" uses "util.promisify"

  @text
  Rule: The value from Redis is got by async and await
    Stands on: "await/async keyword"

    Scenario: its source
      Then the source of "100-seat" uses async

    @advice
    Scenario: by await too, not by then
      Then the source of "100-seat" uses await

    @advice
    Scenario: the number of seats too, not by then
      Then the source of "100-seat" awaits the function "getCurrentAvailableSeats"

  @text
  Rule: Every answer is JSON, not text
    Stands on: "always JSON and not text"

    Scenario: whatever is asked
      Given a Redis server
      And the last job id is 51
      And "100-seat" serves on port 1245 in terminal 1
      When "/available_seats" is requested
      Then every answer is JSON
      When the key "available_seats" is set to "1"
      And "/reserve_seat" is requested
      Then every answer is JSON
      When "/process" is requested
      Then every answer is JSON
      # The seat was the last one.
      When nothing more happens
      And "/reserve_seat" is requested
      Then every answer is JSON

  Rule: Modules come in by import
    @advice
    Scenario: its source
      Then the source of "100-seat" imports "express"
      And the source of "100-seat" imports "redis"
      And the source of "100-seat" imports "kue"
