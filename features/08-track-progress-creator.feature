@task-8
Feature: 8. Track progress and errors with Kue: Create the Job creator
  A program puts a list of jobs into a queue and reports the progress and the end of each.

  @text
  Rule: The array jobs holds the eleven notifications
    Stands on: "Create an array jobs"

    Scenario: its source
      Then the source of "7-job_creator" has the value "jobs" equal to:
        """
        [
          { "phoneNumber": "4153518780", "message": "This is the code 1234 to verify your account" },
          { "phoneNumber": "4153518781", "message": "This is the code 4562 to verify your account" },
          { "phoneNumber": "4153518743", "message": "This is the code 4321 to verify your account" },
          { "phoneNumber": "4153538781", "message": "This is the code 4562 to verify your account" },
          { "phoneNumber": "4153118782", "message": "This is the code 4321 to verify your account" },
          { "phoneNumber": "4153718781", "message": "This is the code 4562 to verify your account" },
          { "phoneNumber": "4159518782", "message": "This is the code 4321 to verify your account" },
          { "phoneNumber": "4158718781", "message": "This is the code 4562 to verify your account" },
          { "phoneNumber": "4153818782", "message": "This is the code 4321 to verify your account" },
          { "phoneNumber": "4154318781", "message": "This is the code 4562 to verify your account" },
          { "phoneNumber": "4151218782", "message": "This is the code 4321 to verify your account" }
        ]
        """

  @text
  Rule: The queue is made with Kue
    Stands on: "Create a queue with Kue"

    Scenario: its source
      Then the source of "7-job_creator" uses "kue.createQueue"

  @text
  Rule: It puts one job for each object of the array into the queue push_notification_code_2
    Stands on: "for each object"

    Scenario: what is in the queue
      Given a Redis server
      When "7-job_creator" runs in terminal 1
      Then the queue "push_notification_code_2" holds 11 jobs
      And the jobs of "push_notification_code_2" have the data, in any order:
        """
        [
          { "phoneNumber": "4153518780", "message": "This is the code 1234 to verify your account" },
          { "phoneNumber": "4153518781", "message": "This is the code 4562 to verify your account" },
          { "phoneNumber": "4153518743", "message": "This is the code 4321 to verify your account" },
          { "phoneNumber": "4153538781", "message": "This is the code 4562 to verify your account" },
          { "phoneNumber": "4153118782", "message": "This is the code 4321 to verify your account" },
          { "phoneNumber": "4153718781", "message": "This is the code 4562 to verify your account" },
          { "phoneNumber": "4159518782", "message": "This is the code 4321 to verify your account" },
          { "phoneNumber": "4158718781", "message": "This is the code 4562 to verify your account" },
          { "phoneNumber": "4153818782", "message": "This is the code 4321 to verify your account" },
          { "phoneNumber": "4154318781", "message": "This is the code 4562 to verify your account" },
          { "phoneNumber": "4151218782", "message": "This is the code 4321 to verify your account" }
        ]
        """
      And the 11 jobs of "push_notification_code_2" are inactive
      And no other queue than "push_notification_code_2" holds a job

  @text
  Rule: The jobs are created in the order of the array
    Stands on: "a loop that will go through the array"

    Scenario: the first and the last of them
      Given a Redis server
      When "7-job_creator" runs in terminal 1
      Then the queue "push_notification_code_2" holds 11 jobs
      And job 1 of "push_notification_code_2" has the data:
        """
        { "phoneNumber": "4153518780", "message": "This is the code 1234 to verify your account" }
        """
      And job 11 of "push_notification_code_2" has the data:
        """
        { "phoneNumber": "4151218782", "message": "This is the code 4321 to verify your account" }
        """

  @text @session
  Rule: It shows the number of each job that was created, and nothing else until something becomes of a job
    Stands on: "Notification job created: JOB_ID"

    Scenario: with 38 jobs before
      Given a Redis server
      And the last job id is 38
      When "7-job_creator" runs in terminal 1
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

  @text
  Rule: It says that a job was created only when there was no error
    Stands on: "If there is no error"

    Scenario: Redis takes no job
      Given a Redis server that refuses writes
      When "7-job_creator" runs in terminal 1
      Then terminal 1 does not show "Notification job created[..]"

  @text @session
  Rule: It says of every job that it has completed, once it has
    Stands on: "On the job completion"

    Scenario: the last and the first of them
      Given a Redis server
      And the last job id is 38
      When "7-job_creator" runs in terminal 1
      Then the queue "push_notification_code_2" holds 11 jobs
      When job 49 completes
      And job 39 completes
      Then terminal 1 shows exactly:
        """
        ...
        Notification job [#]49 completed
        Notification job [#]39 completed
        """

  @text @session
  Rule: It says of every job that it has failed, and why, once it has
    Stands on: "On the job failure"

    Scenario: reasons that no program can know beforehand
      Given a Redis server
      And {reason} is a random sentence
      And {other} is a random sentence
      And the last job id is 38
      When "7-job_creator" runs in terminal 1
      Then the queue "push_notification_code_2" holds 11 jobs
      When job 48 fails with "{reason}"
      And job 40 fails with "{other}"
      Then terminal 1 shows exactly:
        """
        ...
        Notification job [#]48 failed: {reason}
        Notification job [#]40 failed: {other}
        """

  @text @session
  Rule: It says of every job how far it is, each time that it makes progress
    Stands on: "On the job progress"

    Scenario: two jobs by turns, from the start
      Given a Redis server
      And the last job id is 38
      When "7-job_creator" runs in terminal 1
      Then the queue "push_notification_code_2" holds 11 jobs
      When job 41 makes progress to 0%
      And job 49 makes progress to 17%
      And job 41 makes progress to 83%
      Then terminal 1 shows exactly:
        """
        ...
        Notification job [#]41 0% complete
        Notification job [#]49 17% complete
        Notification job [#]41 83% complete
        """
