@task-7
Feature: 7. Create the Job processor
  A program takes jobs from a queue and sends the notification of each.

  @text
  Rule: The queue is made with Kue
    Stands on: "Create a queue with Kue"

    Scenario: its source
      Then the source of "6-job_processor" uses "kue.createQueue"

  @text
  Rule: sendNotification takes a phone number and a message
    Stands on: "take two arguments phoneNumber and message"

    Scenario: its arguments
      Then the source of "6-job_processor" has a function "sendNotification" that takes 2 arguments

  @text @session
  Rule: sendNotification says what it sends to whom
    Stands on: "Sending notification to PHONE_NUMBER"

    Scenario: called by hand
      Given a Redis server
      And {phone} is a random phone number
      And {message} is a random sentence
      When "6-job_processor" runs in terminal 2 with these lines at its end:
        """
        sendNotification('{phone}', '{message}');
        """
      Then terminal 2 shows exactly:
        """
        Sending notification to {phone}, with message: {message}
        """

  @text
  Rule: Jobs are handled by sendNotification
    Stands on: "should call the sendNotification function"

    Scenario: its source
      Then the source of "6-job_processor" calls the function "sendNotification"

  @text
  Rule: It sends what the data of each job of push_notification_code say, and takes jobs of no other queue
    Stands on: "listen to new jobs on push_notification_code"

    Scenario: jobs that no program can know beforehand
      Given a Redis server
      And {word} is a random word
      And {phone} is a random phone number
      And {message} is a random sentence
      And {other} is a random phone number
      When a job is queued in "push_notification_code_{word}" with the data:
        """
        { "phoneNumber": "{other}", "message": "{word}" }
        """
      And a job is queued in "push_notification_code" with the data:
        """
        { "message": "{message}", "phoneNumber": "{phone}" }
        """
      And "6-job_processor" runs in terminal 2
      Then terminal 2 shows exactly:
        """
        Sending notification to {phone}, with message: {message}
        """
      And job 1 is inactive
      And jobs of no other queue than "push_notification_code" are asked for

  @session
  Rule: A job whose notification is sent is complete, and the next one has its turn
    Stands on: "let's queue a new job"

    Scenario: one job was there before, another comes later
      Given a Redis server
      And {phone} is a random phone number
      And {first} is a random sentence
      And {second} is a random sentence
      When a job is queued in "push_notification_code" with the data:
        """
        { "phoneNumber": "{phone}", "message": "{first}" }
        """
      And "6-job_processor" runs in terminal 2
      Then job 1 is complete
      When a job is queued in "push_notification_code" with the data:
        """
        { "phoneNumber": "{phone}", "message": "{second}" }
        """
      Then job 2 is complete
      And terminal 2 shows exactly:
        """
        Sending notification to {phone}, with message: {first}
        Sending notification to {phone}, with message: {second}
        """

  @session
  Rule: The processor works together with a creator
    Stands on: "in the same time in Terminal 2"

    # The creator is the reference's: the learner's own has task 6, and none of its mistakes counts here.
    Scenario: a job that was waiting, then one more
      Given a Redis server
      When a job is queued in "push_notification_code" with the data:
        """
        { "phoneNumber": "4153518780", "message": "This is the code to verify your account" }
        """
      And "6-job_processor" runs in terminal 2
      Then terminal 2 shows exactly:
        """
        Sending notification to 4153518780, with message: This is the code to verify your account
        """
      When the reference's "6-job_creator" runs in terminal 1
      # Kue no longer tells a program of a job's "enqueue" once the job is complete, which may be first: not all lines come.
      Then terminal 1 shows "Notification job completed"
      And job 2 of "push_notification_code" has the data:
        """
        { "phoneNumber": "{phone}", "message": "{message}" }
        """
      And terminal 2 shows exactly:
        """
        Sending notification to 4153518780, with message: This is the code to verify your account
        Sending notification to {phone}, with message: {message}
        """
