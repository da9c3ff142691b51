@task-9
Feature: 9. Track progress and errors with Kue: Create the Job processor
  A program takes jobs from a queue, two at a time, reports their progress, and refuses some numbers.

  @text
  Rule: The queue is made with Kue
    Stands on: "Create a queue with Kue"

    Scenario: its source
      Then the source of "7-job_processor" uses "kue.createQueue"

  @text
  Rule: sendNotification takes a phone number, a message, the job and done
    Stands on: "takes 4 arguments"

    Scenario: its arguments
      Then the source of "7-job_processor" has a function "sendNotification" that takes 4 arguments

  @text
  Rule: Jobs are handled by sendNotification
    Stands on: "Create a function sendNotification"

    Scenario: its source
      Then the source of "7-job_processor" calls the function "sendNotification"

  @text
  Rule: It sends what the data of each job of push_notification_code_2 say, and takes jobs of no other queue
    Stands on: "proceed job of the queue push_notification_code_2"

    Scenario: jobs that no program can know beforehand
      Given a Redis server
      And {word} is a random word
      And {phone} is a random phone number
      And {message} is a random sentence
      When a job is queued in "push_notification_code" with the data:
        """
        { "phoneNumber": "{phone}", "message": "{word}" }
        """
      And a job is queued in "push_notification_code_2" with the data:
        """
        { "message": "{message}", "phoneNumber": "{phone}" }
        """
      And "7-job_processor" runs in terminal 2
      Then terminal 2 shows exactly:
        """
        Sending notification to {phone}, with message: {message}
        """
      And job 1 is inactive
      And jobs of no other queue than "push_notification_code_2" are asked for

  @text @session
  Rule: A job whose notification is sent reports a progress of 0%, then of 50%
    Stands on: "Track the progress to 50%"

    Scenario: one job
      Given a Redis server
      And {phone} is a random phone number
      And {message} is a random sentence
      When a job is queued in "push_notification_code_2" with the data:
        """
        { "phoneNumber": "{phone}", "message": "{message}" }
        """
      And "7-job_processor" runs in terminal 2
      Then the progress reported of job 1 is "0%, 50%[?, 100%]"

  @session
  Rule: A job whose notification is sent is complete, and the next ones have their turn
    Stands on: "Notification job #41 completed"

    Scenario: more jobs than are processed at a time
      Given a Redis server
      And {phone} is a random phone number
      And {message} is a random sentence
      When these jobs are queued in "push_notification_code_2" at once:
        """
        [
          { "phoneNumber": "{phone}", "message": "{message}" },
          { "phoneNumber": "{phone}", "message": "{message}" },
          { "phoneNumber": "{phone}", "message": "{message}" }
        ]
        """
      And "7-job_processor" runs in terminal 2
      Then the 3 jobs of "push_notification_code_2" are complete

  @text
  Rule: A job for 4153518780 or 4153518781 fails, with an Error that says that the number is blacklisted
    Stands on: "fail the job with an Error object"

    Scenario: one job for each
      Given a Redis server
      When these jobs are queued in "push_notification_code_2" at once:
        """
        [
          { "phoneNumber": "4153518780", "message": "This is the code 1234 to verify your account" },
          { "phoneNumber": "4153518781", "message": "This is the code 4562 to verify your account" }
        ]
        """
      And "7-job_processor" runs in terminal 2
      Then job 1 failed with an Error that says "Phone number 4153518780 is blacklisted"
      And job 2 failed with an Error that says "Phone number 4153518781 is blacklisted"

  @text
  Rule: A job for a blacklisted number reports a progress of 0% before it fails
    Stands on: "When the function is called, track the progress"

    Scenario: both numbers
      Given a Redis server
      When these jobs are queued in "push_notification_code_2" at once:
        """
        [
          { "phoneNumber": "4153518780", "message": "This is the code 1234 to verify your account" },
          { "phoneNumber": "4153518781", "message": "This is the code 4562 to verify your account" }
        ]
        """
      And "7-job_processor" runs in terminal 2
      Then the progress reported of job 1 is "0%[..]"
      And the progress reported of job 2 is "0%[..]"

  @text @session
  Rule: Nothing more is done for a blacklisted number once its job has failed
    Stands on: "Otherwise"

    Scenario: no further progress, no notification, and the next job has its turn
      Given a Redis server
      And {phone} is a random phone number
      And {message} is a random sentence
      When these jobs are queued in "push_notification_code_2" at once:
        """
        [
          { "phoneNumber": "4153518780", "message": "This is the code 1234 to verify your account" },
          { "phoneNumber": "4153518781", "message": "This is the code 4562 to verify your account" },
          { "phoneNumber": "{phone}", "message": "{message}" }
        ]
        """
      And "7-job_processor" runs in terminal 2
      Then job 3 is complete
      And terminal 2 shows exactly:
        """
        Sending notification to {phone}, with message: {message}
        """
      And the progress reported of job 1 is "[?0%]"
      And job 1 is failed
      And job 2 is failed

  @text
  Rule: No other number is blacklisted
    Stands on: "these 2 numbers will be blacklisted"

    Scenario: the others of the exercise, numbers that look like the two, and any number
      Given a Redis server
      And {phone} is a random phone number
      When these jobs are queued in "push_notification_code_2" at once:
        """
        [
          { "phoneNumber": "4153518782", "message": "This is the code 1234 to verify your account" },
          { "phoneNumber": "4153518743", "message": "This is the code 4321 to verify your account" },
          { "phoneNumber": "4153538781", "message": "This is the code 4562 to verify your account" },
          { "phoneNumber": "4153118782", "message": "This is the code 4321 to verify your account" },
          { "phoneNumber": "4153718781", "message": "This is the code 4562 to verify your account" },
          { "phoneNumber": "4159518782", "message": "This is the code 4321 to verify your account" },
          { "phoneNumber": "4158718781", "message": "This is the code 4562 to verify your account" },
          { "phoneNumber": "4153818782", "message": "This is the code 4321 to verify your account" },
          { "phoneNumber": "4154318781", "message": "This is the code 4562 to verify your account" },
          { "phoneNumber": "4151218782", "message": "This is the code 4321 to verify your account" },
          { "phoneNumber": "{phone}", "message": "This is the code 1234 to verify your account" },
          { "phoneNumber": "415351878", "message": "This is the code 1234 to verify your account" },
          { "phoneNumber": "41535187800", "message": "This is the code 4562 to verify your account" }
        ]
        """
      And "7-job_processor" runs in terminal 2
      Then the 13 jobs of "push_notification_code_2" are complete

  @text
  Rule: Two jobs are processed at a time
    Stands on: "with two jobs at a time"

    Scenario: four jobs that come in the same instant
      Given a Redis server
      When "7-job_processor" runs in terminal 2
      Then jobs of "push_notification_code_2" are waited for
      When these jobs are queued in "push_notification_code_2" at once:
        """
        [
          { "phoneNumber": "4153518743", "message": "This is the code 4321 to verify your account" },
          { "phoneNumber": "4153538781", "message": "This is the code 4562 to verify your account" },
          { "phoneNumber": "4153118782", "message": "This is the code 4321 to verify your account" },
          { "phoneNumber": "4153718781", "message": "This is the code 4562 to verify your account" }
        ]
        """
      Then 2 jobs of "push_notification_code_2" were taken at a time

  @session
  Rule: The processor works together with a creator
    Stands on: "in the same time in terminal 1"

    # The creator is the reference's: the learner's own has task 8, and none of its mistakes counts here.
    Scenario: the whole list, with 38 jobs before
      Given a Redis server
      And the last job id is 38
      When the reference's "7-job_creator" runs in terminal 1
      Then terminal 1 shows exactly, in any order:
        """
        Notification job created: [#]39
        Notification job created: [#]40
        Notification job created: [#]41
        Notification job created: [#]42
        Notification job created: [#]43
        Notification job created: [#]44
        Notification job created: [#]45
        Notification job created: [#]46
        Notification job created: [#]47
        Notification job created: [#]48
        Notification job created: [#]49
        """
      When "7-job_processor" runs in terminal 2
      Then terminal 1 shows "Notification job [#]43 completed"
      # Where a block has three dots, a program may report further progress.
      And terminal 1 shows exactly, each block in its own order:
        """
        Notification job created: [#]39
        Notification job [#]39 0% complete
        Notification job [#]39 failed: Phone number 4153518780 is blacklisted

        Notification job created: [#]40
        Notification job [#]40 0% complete
        Notification job [#]40 failed: Phone number 4153518781 is blacklisted

        Notification job created: [#]41
        Notification job [#]41 0% complete
        Notification job [#]41 50% complete
        ...
        Notification job [#]41 completed

        Notification job created: [#]42
        Notification job [#]42 0% complete
        Notification job [#]42 50% complete
        ...
        Notification job [#]42 completed

        Notification job created: [#]43
        Notification job [#]43 0% complete
        Notification job [#]43 50% complete
        ...
        Notification job [#]43 completed

        Notification job created: [#]44
        Notification job [#]44 0% complete
        Notification job [#]44 50% complete
        ...
        Notification job [#]44 completed

        Notification job created: [#]45
        Notification job [#]45 0% complete
        Notification job [#]45 50% complete
        ...
        Notification job [#]45 completed

        Notification job created: [#]46
        Notification job [#]46 0% complete
        Notification job [#]46 50% complete
        ...
        Notification job [#]46 completed

        Notification job created: [#]47
        Notification job [#]47 0% complete
        Notification job [#]47 50% complete
        ...
        Notification job [#]47 completed

        Notification job created: [#]48
        Notification job [#]48 0% complete
        Notification job [#]48 50% complete
        ...
        Notification job [#]48 completed

        Notification job created: [#]49
        Notification job [#]49 0% complete
        Notification job [#]49 50% complete
        ...
        Notification job [#]49 completed
        """
      And terminal 2 shows exactly, in any order:
        """
        Sending notification to 4153518743, with message: This is the code 4321 to verify your account
        Sending notification to 4153538781, with message: This is the code 4562 to verify your account
        Sending notification to 4153118782, with message: This is the code 4321 to verify your account
        Sending notification to 4153718781, with message: This is the code 4562 to verify your account
        Sending notification to 4159518782, with message: This is the code 4321 to verify your account
        Sending notification to 4158718781, with message: This is the code 4562 to verify your account
        Sending notification to 4153818782, with message: This is the code 4321 to verify your account
        Sending notification to 4154318781, with message: This is the code 4562 to verify your account
        Sending notification to 4151218782, with message: This is the code 4321 to verify your account
        """
