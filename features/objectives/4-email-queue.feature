@objective @objective-email-queue
Feature: Objective: Kue as a queue system
  A producer queues emails, a worker sends them, and Kue's web page shows the state of each.

  Rule: The producer queues an email as a job, and tells its id
    Scenario: for an address that no program can know beforehand
      Given a Redis server
      And {number} is a random number
      And {word} is a random word
      And the last job id is {number}
      When "objectives/email-producer" runs in terminal 1 with these lines at its end:
        """
        createJob({ email: '{word}@example.com' });
        """
      Then terminal 1 shows exactly:
        """
        Job created: {first}
        Job created: {second}
        """
      And job {first} of "email" has the data:
        """
        {"title":"Welcome Email","to":"user@example.com","template":"welcome-email"}
        """
      And job {second} of "email" has the data:
        """
        {"title":"Welcome Email","to":"{word}@example.com","template":"welcome-email"}
        """

  Rule: The worker sends the email of each job
    Scenario: two jobs at once
      Given a Redis server
      And {one} is a random word
      And {other} is a random word
      And "objectives/email-worker" runs in terminal 2
      And jobs of "email" are waited for
      When these jobs are queued in "email" at once:
        """
        [{"to":"{one}@example.com"},{"to":"{other}@example.com"}]
        """
      Then terminal 2 shows exactly:
        """
        Processing job 1: sending email to {one}@example.com
        Email sent to {one}@example.com
        Processing job 2: sending email to {other}@example.com
        Email sent to {other}@example.com
        """
      And 2 jobs are complete in the queue "email"

  Rule: The producer hears that a job completed, and with what result; one that fails is tried three times, later each time
    Scenario: an address that is right, and one that is none
      Given a Redis server
      And {word} is a random word
      And "objectives/email-worker" runs in terminal 2
      And jobs of "email" are waited for
      When "objectives/email-producer" runs in terminal 1 with these lines at its end:
        """
        createJob({ email: '{word}' });
        """
      Then terminal 1 shows exactly, each block in its own order:
        """
        Job created: 1
        Job 1 completed with result: sent to user@example.com

        Job created: 2
        Job failed with error: {word} is no email address
        Job failed with error: {word} is no email address
        Job failed with error after all attempts: {word} is no email address
        """
      And job 2 failed with an Error that says "{word} is no email address"
      And Redis received these HSET commands:
        """
        ...
        HSET q:job:2 state delayed
        ...
        HSET q:job:2 state delayed
        ...
        HSET q:job:2 state failed
        ...
        """

  Rule: A job without a usable address fails alone, and the worker goes on
    Scenario: no address, an empty one, one of another type, then a right one
      Given a Redis server
      And {word} is a random word
      And "objectives/email-worker" runs in terminal 2
      And jobs of "email" are waited for
      When a job is queued in "email" with the data:
        """
        {"title":"{word}"}
        """
      And a job is queued in "email" with the data:
        """
        {"to":""}
        """
      And a job is queued in "email" with the data:
        """
        {"to":["{word}@example.com"]}
        """
      And a job is queued in "email" with the data:
        """
        {"to":"{word}@example.com"}
        """
      Then job 1 failed with an Error that says "undefined is no email address"
      And job 2 failed with an Error that says " is no email address"
      And job 3 failed with an Error that says "{word}@example.com is no email address"
      And job 4 is complete

  Rule: Kue's web page at /kue shows the jobs, as they are now
    Scenario: a job that waits, is done, and one that failed, in a browser
      Given a Redis server
      And {word} is a random word
      And {wrong} is a random word
      When a job is queued in "email" with the data:
        """
        {"title":"For {word}","to":"{word}@example.com"}
        """
      And "objectives/email-page" serves on port 3000 in terminal 1
      And a browser opens "/kue/inactive"
      Then the browser shows "For {word}"
      When "For {word}" is clicked in the browser
      Then the browser shows "{word}@example.com"
      When "objectives/email-worker" runs in terminal 2
      Then job 1 is complete
      When a browser opens "/kue/complete"
      And "For {word}" is clicked in the browser
      Then the browser shows "{word}@example.com"
      When a job is queued in "email" with the data:
        """
        {"title":"For {wrong}","to":"{wrong}"}
        """
      Then job 2 is failed
      When a browser opens "/kue/failed"
      And "For {wrong}" is clicked in the browser
      Then the browser shows "Error: {wrong} is no email address"

  Rule: The address of Kue's page is printed, and what it does not know is answered too
    Scenario: a job that is not there
      Given a Redis server
      And {unknown} is a random number
      And "objectives/email-page" serves on port 3000 in terminal 1
      When "/kue/job/{unknown}" is requested
      Then every answer is JSON
      And the answer is the JSON:
        """
        {"error":"job \"{unknown}\" doesnt exist"}
        """
      And terminal 1 shows exactly:
        """
        Kue UI is running at http://localhost:3000/kue
        """
