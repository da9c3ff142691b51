@task-11
Feature: 11. Writing the test for job creation
  A test suite of one's own for the job creation function. It is judged by what it does: whether it accepts the
  function beside it, and whether it notices when that function goes wrong.

  @text @session
  Rule: The suite passes with the function that it was written for
    Stands on: "Write a test suite"

    Scenario: the function as it is
      Given a Redis server
      When the test suite "8-job.test" runs in terminal 1
      Then every test passes in terminal 1

  @text
  Rule: The suite creates a queue with Kue
    Stands on: "Create a queue with Kue"

    Scenario: what its source says
      Then the source of "8-job.test" uses "kue.createQueue"

  @text
  Rule: The suite enters the queue's test mode, without processing, before any job is created
    Stands on: "enter the test mode without processing"

    Scenario: every call of the function sees which mode the queue is in
      Given a Redis server
      When the test suite "8-job.test" runs in terminal 1 against this "8-job":
        """
        import kue from 'kue';
        import createPushNotificationsJobs from './8-job.original.js';

        const { testMode } = kue.prototype;
        const { enter, exit } = testMode;
        const tell = console.log.bind(console);
        const seen = new Set();
        let mode = 'not entered';
        let last = mode;

        testMode.enter = processing => {
          mode = last = processing ? 'entered with processing' : 'entered without processing';
          enter(processing);
        };
        testMode.exit = () => {
          mode = 'not entered';
          exit();
        };
        process.on('exit', () => tell(`While jobs were created, the test mode was ${[...seen].join(', or ') || last}`));

        export default (jobs, queue) => {
          if (Array.isArray(jobs) && jobs.length > 0) seen.add(mode);
          return createPushNotificationsJobs(jobs, queue);
        };
        """
      Then terminal 1 shows "While jobs were created, the test mode was entered without processing"

  @text
  Rule: The suite clears the queue and leaves the test mode after the tests
    Stands on: "clear the queue and exit the test mode"

    Scenario: what is left at the end
      Given a Redis server
      When the test suite "8-job.test" runs in terminal 1 against this "8-job":
        """
        import kue from 'kue';
        import createPushNotificationsJobs from './8-job.original.js';

        const { testMode } = kue.prototype;
        const { enter, exit } = testMode;
        const tell = console.log.bind(console);
        let mode = 'never entered';

        testMode.enter = processing => {
          mode = 'still on';
          enter(processing);
        };
        testMode.exit = () => {
          mode = 'left';
          exit();
        };
        process.on('exit', () => {
          tell(`After the tests, the number of jobs in the queue is ${testMode.jobs.length}`);
          tell(`After the tests, the test mode is ${mode}`);
        });

        export default createPushNotificationsJobs;
        """
      Then terminal 1 shows "After the tests, the number of jobs in the queue is 0"
      And terminal 1 shows "After the tests, the test mode is left"

  @session
  Rule: The suite notices a function that accepts what is not an array
    Stands on: "display a error message if jobs is not an array"

    Scenario: no error is thrown
      Given a Redis server
      When the test suite "8-job.test" runs in terminal 1 against this "8-job":
        """
        import createPushNotificationsJobs from './8-job.original.js';

        export default (jobs, queue) => {
          if (Array.isArray(jobs)) createPushNotificationsJobs(jobs, queue);
        };
        """
      Then a test fails in terminal 1

  @text @session
  Rule: The suite notices a function whose jobs are one too few, have no data and are in another queue
    Stands on: "validate which jobs are inside the queue"

    Scenario: what is inside the queue is all wrong
      Given a Redis server
      When the test suite "8-job.test" runs in terminal 1 against this "8-job":
        """
        import createPushNotificationsJobs from './8-job.original.js';

        export default (jobs, queue) => {
          const create = () => queue.create('push_notification_code', {});
          const other = queue && new Proxy(queue, {
            get: (target, name) => (name === 'create' || name === 'createJob' ? create : target[name]),
          });
          createPushNotificationsJobs(Array.isArray(jobs) ? jobs.slice(0, -1) : jobs, other);
        };
        """
      Then a test fails in terminal 1

  Rule: Better still, the suite also notices a function whose only fault is the name of the queue
    @advice
    Scenario: the jobs are in another queue
      Given a Redis server
      When the test suite "8-job.test" runs in terminal 1 against this "8-job":
        """
        import createPushNotificationsJobs from './8-job.original.js';

        export default (jobs, queue) => {
          const create = (type, data) => queue.create('push_notification_code', data);
          const other = queue && new Proxy(queue, {
            get: (target, name) => (name === 'create' || name === 'createJob' ? create : target[name]),
          });
          createPushNotificationsJobs(jobs, other);
        };
        """
      Then a test fails in terminal 1

  Rule: Better still, the suite also notices a function whose only fault is that it creates the first job alone
    @advice
    Scenario: the other jobs are missing
      Given a Redis server
      When the test suite "8-job.test" runs in terminal 1 against this "8-job":
        """
        import createPushNotificationsJobs from './8-job.original.js';

        export default (jobs, queue) => {
          createPushNotificationsJobs(Array.isArray(jobs) ? jobs.slice(0, 1) : jobs, queue);
        };
        """
      Then a test fails in terminal 1

  Rule: Better still, the suite also notices a function whose only fault is that its jobs have no data
    @advice
    Scenario: the data are missing
      Given a Redis server
      When the test suite "8-job.test" runs in terminal 1 against this "8-job":
        """
        import createPushNotificationsJobs from './8-job.original.js';

        export default (jobs, queue) => {
          const create = type => queue.create(type, {});
          const other = queue && new Proxy(queue, {
            get: (target, name) => (name === 'create' || name === 'createJob' ? create : target[name]),
          });
          createPushNotificationsJobs(jobs, other);
        };
        """
      Then a test fails in terminal 1

  Rule: Better still, the suite brings the function in with import
    @advice
    Scenario: what its source says
      Then the source of "8-job.test" imports "./8-job"

  Rule: Better still, the tests are described by the name of the function
    @advice
    Scenario: what its source says
      Then the tests in the source of "8-job.test" are described as "createPushNotificationsJobs"

  Rule: Better still, each test asserts something
    @advice
    Scenario: what its source says
      Then every test in the source of "8-job.test" asserts something
