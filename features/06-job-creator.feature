@task-6
Feature: 6. Create the Job creator
  A program puts a job into a queue, says so, and reports how it ends.

  @text
  Rule: The queue is made with Kue
    Stands on: "Create a queue with Kue"

    Scenario: its source
      Then the source of "6-job_creator" uses "kue.createQueue"

  @text @session
  Rule: It puts one job into the queue push_notification_code, and leaves it to be processed
    Stands on: "create a job with the object"

    Scenario: what is in the queue, under the number that is shown
      Given a Redis server
      And {last} is a random number from 100 to 900
      And the last job id is {last}
      When "6-job_creator" runs in terminal 1
      Then terminal 1 shows exactly:
        """
        Notification job created: [#]{job}
        """
      And the queue "push_notification_code" holds 1 job
      And job {job} is inactive
      And no other queue than "push_notification_code" holds a job

  @text
  Rule: The job's data are a phone number and a message, both of them text
    Stands on: "the Job data with the following format"

    Scenario: what Redis holds of the job
      Given a Redis server
      When "6-job_creator" runs in terminal 1
      Then the queue "push_notification_code" holds 1 job
      And job 1 of "push_notification_code" has the data:
        """
        {
          "phoneNumber": "<string>",
          "message": "<string>"
        }
        """

  @text
  Rule: Each time that it runs it creates one more job, and shows that job's number
    Stands on: "you will see the JOB ID increasing"

    Scenario: in two terminals, one after the other
      Given a Redis server
      When "6-job_creator" runs in terminal 1
      Then terminal 1 shows exactly:
        """
        Notification job created: [#]1
        """
      When "6-job_creator" runs in terminal 2
      Then terminal 2 shows exactly:
        """
        Notification job created: [#]2
        """
      And the queue "push_notification_code" holds 2 jobs

  @text
  Rule: It says that the job was created only when there was no error
    Stands on: "created without error"

    Scenario: Redis takes no job
      Given a Redis server that refuses writes
      When "6-job_creator" runs in terminal 1
      Then terminal 1 does not show "Notification job created[..]"

  @text
  Rule: It says that the job has completed, once it has
    Stands on: "When the job is completed"

    Scenario: the job ends well
      Given a Redis server
      When "6-job_creator" runs in terminal 1
      Then terminal 1 shows exactly:
        """
        Notification job created: [#]{job}
        """
      When job {job} completes
      Then terminal 1 shows exactly:
        """
        Notification job created: [#]{job}
        Notification job completed
        """

    @advice
    Scenario: the job of somebody else does not count
      Given a Redis server
      When "6-job_creator" runs in terminal 1
      Then terminal 1 shows "Notification job created: [#]1"
      When a job is queued in "push_notification_code" with the data:
        """
        { "phoneNumber": "4153518780", "message": "This is the code to verify your account" }
        """
      And job 2 completes
      Then terminal 1 does not show "Notification job completed"

  @text
  Rule: It says that the job has failed, once it has
    Stands on: "When the job is failing"

    Scenario: the job ends badly
      Given a Redis server
      And {reason} is a random sentence
      When "6-job_creator" runs in terminal 1
      Then terminal 1 shows exactly:
        """
        Notification job created: [#]{job}
        """
      When job {job} fails with "{reason}"
      Then terminal 1 shows exactly:
        """
        Notification job created: [#]{job}
        Notification job failed
        """
