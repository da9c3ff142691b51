@task-10
Feature: 10. Writing the job creation function
  A function creates a job for each object of a list, and reports how each one ends.

  @text
  Rule: createPushNotificationsJobs takes the jobs and a queue
    Stands on: "takes into argument jobs"

    Scenario: its arguments
      Then the source of "8-job" has a function "createPushNotificationsJobs" that takes 2 arguments

  @session
  Rule: createPushNotificationsJobs is what the file exports
    Stands on: "import createPushNotificationsJobs from"

    Scenario: what an import without braces gives
      Then the source of "8-job" exports the function "createPushNotificationsJobs" as its default

  @session
  Rule: The program that the exercise shows creates its job
    Stands on: "createPushNotificationsJobs(list, queue)"

    Scenario: the next job is number 51
      Given a Redis server
      And the last job id is 50
      When this program runs in terminal 1:
        """
        import kue from 'kue';

        import createPushNotificationsJobs from './8-job.js';

        const queue = kue.createQueue();

        const list = [
            {
                phoneNumber: '4153518780',
            message: 'This is the code 1234 to verify your account'
            }
        ];
        createPushNotificationsJobs(list, queue);
        """
      Then terminal 1 shows exactly:
        """
        Notification job created: [#]51
        """
      And job 51 of "push_notification_code_3" has the data:
        """
        {
          "phoneNumber": "4153518780",
          "message": "This is the code 1234 to verify your account"
        }
        """

  @text
  Rule: What is not an array makes it throw an Error that says so, and creates nothing
    Stands on: "If jobs is not an array"

    Scenario: what only looks like an array, what is none at all, and an empty one
      Given a Redis server
      When this program runs in terminal 1:
        """
        import kue from 'kue';
        import createPushNotificationsJobs from './8-job.js';

        const job = { phoneNumber: '4153518780', message: 'This is the code 1234 to verify your account' };
        const queue = kue.createQueue();

        function call(jobs, name) {
          try {
            createPushNotificationsJobs(jobs, queue);
            console.log(`${name}: nothing is thrown`);
          } catch (error) {
            console.log(`${name}: ${error instanceof Error ? 'an Error' : typeof error} is thrown: ${error.message}`);
          }
        }

        call(job, 'an object');
        call({ 0: job, length: 1 }, 'an object with a length');
        call('jobs', 'a string');
        call(1, 'a number');
        call(null, 'null');
        call(undefined, 'undefined');
        call([], 'an empty array');
        """
      Then terminal 1 shows exactly:
        """
        an object: an Error is thrown: Jobs is not an array
        an object with a length: an Error is thrown: Jobs is not an array
        a string: an Error is thrown: Jobs is not an array
        a number: an Error is thrown: Jobs is not an array
        null: an Error is thrown: Jobs is not an array
        undefined: an Error is thrown: Jobs is not an array
        an empty array: nothing is thrown
        """
      And the queue "push_notification_code_3" holds 0 jobs
      And no other queue than "push_notification_code_3" holds a job

  @text
  Rule: Each object of the list becomes one job of push_notification_code_3, with that object as its data
    Stands on: "For each job in jobs, create a job"

    Scenario: three objects that no program can know beforehand
      Given a Redis server
      And {first} is a random phone number
      And {second} is a random phone number
      And {third} is a random phone number
      And {text} is a random sentence
      And {other} is a random sentence
      When this program runs in terminal 1:
        """
        import kue from 'kue';
        import createPushNotificationsJobs from './8-job.js';

        const list = [
          { phoneNumber: '{first}', message: '{text}' },
          { phoneNumber: '{second}', message: '{other}' },
          { phoneNumber: '{third}', message: '{text}' },
        ];
        createPushNotificationsJobs(list, kue.createQueue());
        """
      Then the queue "push_notification_code_3" holds 3 jobs
      And the jobs of "push_notification_code_3" have the data, in any order:
        """
        [
          { "phoneNumber": "{first}", "message": "{text}" },
          { "phoneNumber": "{second}", "message": "{other}" },
          { "phoneNumber": "{third}", "message": "{text}" }
        ]
        """
      And no other queue than "push_notification_code_3" holds a job

  @text
  Rule: The jobs are created by the queue that it is given, not by one of its own
    Stands on: "and queue (Kue queue)"

    Scenario: a queue that adds something to the name of every job's queue
      Given a Redis server
      When this program runs in terminal 1:
        """
        import kue from 'kue';
        import createPushNotificationsJobs from './8-job.js';

        const create = (type, data) => kue.createQueue().create(`${type} as given`, data);
        const given = new Proxy(kue.createQueue(), {
          get: (queue, name) => (name === 'create' || name === 'createJob' ? create : queue[name]),
        });
        createPushNotificationsJobs([{ phoneNumber: '4153518780', message: '1234' }], given);
        """
      Then the queue "push_notification_code_3 as given" holds 1 job
      And no other queue than "push_notification_code_3 as given" holds a job

  @text
  Rule: When a job is created, its id is told
    Stands on: "When a job is created"

    Scenario: three jobs
      Given a Redis server
      And the last job id is 97
      When this program runs in terminal 1:
        """
        import kue from 'kue';
        import createPushNotificationsJobs from './8-job.js';

        const list = ['4153518780', '4153518781', '4153518743'].map(phoneNumber => ({ phoneNumber, message: '1234' }));
        createPushNotificationsJobs(list, kue.createQueue());
        """
      Then terminal 1 shows exactly, in any order:
        """
        Notification job created: [#]98
        Notification job created: [#]99
        Notification job created: [#]100
        """

    Scenario: a job that Redis does not take is not created
      Given a Redis server that refuses writes
      When this program runs in terminal 1:
        """
        import kue from 'kue';
        import createPushNotificationsJobs from './8-job.js';

        createPushNotificationsJobs([{ phoneNumber: '4153518780', message: '1234' }], kue.createQueue());
        """
      Then terminal 1 does not show "Notification job created[..]"

  @text
  Rule: When a job is complete, its id is told
    Stands on: "When a job is complete"

    Scenario: the second and the last of four jobs are done
      Given a Redis server
      When this program runs in terminal 1:
        """
        import kue from 'kue';
        import createPushNotificationsJobs from './8-job.js';

        const list = ['4153518780', '4153518781', '4153518743', '4153538781'];
        createPushNotificationsJobs(list.map(phoneNumber => ({ phoneNumber, message: '1234' })), kue.createQueue());
        """
      Then the 4 jobs of "push_notification_code_3" are inactive
      When job 4 completes
      And job 2 completes
      Then terminal 1 shows exactly, in any order:
        """
        Notification job created: [#]1
        Notification job created: [#]2
        Notification job created: [#]3
        Notification job created: [#]4
        Notification job [#]4 completed
        Notification job [#]2 completed
        """

  @text
  Rule: When a job fails, its id and the error are told
    Stands on: "When a job is failed"

    Scenario: the first and the third of four jobs fail
      Given a Redis server
      And {reason} is a random sentence
      And {other} is a random sentence
      When this program runs in terminal 1:
        """
        import kue from 'kue';
        import createPushNotificationsJobs from './8-job.js';

        const list = ['4153518780', '4153518781', '4153518743', '4153538781'];
        createPushNotificationsJobs(list.map(phoneNumber => ({ phoneNumber, message: '1234' })), kue.createQueue());
        """
      Then the 4 jobs of "push_notification_code_3" are inactive
      When job 3 fails with "{reason}"
      And job 1 fails with "{other}"
      Then terminal 1 shows exactly, in any order:
        """
        Notification job created: [#]1
        Notification job created: [#]2
        Notification job created: [#]3
        Notification job created: [#]4
        Notification job [#]3 failed: {reason}
        Notification job [#]1 failed: {other}
        """

  @text
  Rule: When a job makes progress, its id and how far it is are told
    Stands on: "When a job is making progress"

    Scenario: three jobs are on their way
      Given a Redis server
      When this program runs in terminal 1:
        """
        import kue from 'kue';
        import createPushNotificationsJobs from './8-job.js';

        const list = ['4153518780', '4153518781', '4153518743'];
        createPushNotificationsJobs(list.map(phoneNumber => ({ phoneNumber, message: '1234' })), kue.createQueue());
        """
      Then the 3 jobs of "push_notification_code_3" are inactive
      When job 1 makes progress to 0%
      And job 3 makes progress to 37%
      And job 2 makes progress to 50%
      And job 1 makes progress to 62%
      Then terminal 1 shows exactly, in any order:
        """
        Notification job created: [#]1
        Notification job created: [#]2
        Notification job created: [#]3
        Notification job [#]1 0% complete
        Notification job [#]3 37% complete
        Notification job [#]2 50% complete
        Notification job [#]1 62% complete
        """
