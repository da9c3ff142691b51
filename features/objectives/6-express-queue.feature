@objective @objective-express-queue
Feature: Objective: An Express app on Redis with a queue
  A server puts work into a queue and reports its state; a worker does it.

  Rule: POST /enqueue queues the data as a job, and GET /job/:id tells that it waits
    Scenario: while no worker is there
      Given a Redis server
      And {name} is a random word
      And "objectives/express-queue" serves on port 3000 in terminal 1
      When this JSON is posted to "/enqueue":
        """
        {"data":{"name":"{name}","action":"sendEmail"}}
        """
      Then the status is 200
      And the answer is the JSON:
        """
        {"message":"Job {job} added to the queue","jobId":"{job}"}
        """
      When "/job/{job}" is requested
      Then the status is 200
      And the answer is the JSON:
        """
        {"id":"{job}","data":{"name":"{name}","action":"sendEmail"},"status":"waiting"}
        """
      And terminal 1 shows exactly:
        """
        Server is running on http://localhost:3000
        """

  Rule: A job that the worker has done is completed
    Scenario: the worker comes later
      Given a Redis server
      And {name} is a random word
      And "objectives/express-queue" serves on port 3000 in terminal 1
      When this JSON is posted to "/enqueue":
        """
        {"data":{"name":"{name}","action":"sendEmail"}}
        """
      And "objectives/express-queue-worker" runs in terminal 2
      Then terminal 2 shows exactly:
        """
        Processing job with data: {"name":"{name}","action":"sendEmail"}
        Finished processing job: 1
        Job 1 completed!
        """
      When "/job/1" is requested
      Then the answer is the JSON:
        """
        {"id":"1","data":{"name":"{name}","action":"sendEmail"},"status":"completed"}
        """

  Rule: A job that could not be done has failed
    Scenario: an action that nobody knows, then one that somebody does
      Given a Redis server
      And {name} is a random word
      And {action} is a random word
      And "objectives/express-queue" serves on port 3000 in terminal 1
      And "objectives/express-queue-worker" runs in terminal 2
      When this JSON is posted to "/enqueue":
        """
        {"data":{"name":"{name}","action":"{action}"}}
        """
      And this JSON is posted to "/enqueue":
        """
        {"data":{"name":"{name}","action":"sendEmail"}}
        """
      Then terminal 2 shows exactly:
        """
        Processing job with data: {"name":"{name}","action":"{action}"}
        Job 1 failed with error: Nobody knows how to {action}
        Processing job with data: {"name":"{name}","action":"sendEmail"}
        Finished processing job: 2
        Job 2 completed!
        """
      When "/job/1" is requested
      Then the answer is the JSON:
        """
        {"id":"1","data":{"name":"{name}","action":"{action}"},"status":"failed"}
        """
      When "/job/2" is requested
      Then the answer is the JSON:
        """
        {"id":"2","data":{"name":"{name}","action":"sendEmail"},"status":"completed"}
        """

  Rule: A job that nobody has queued is answered with 404
    Scenario: an unknown id, and one that is no number
      Given a Redis server
      And {unknown} is a random number
      And {word} is a random word
      And "objectives/express-queue" serves on port 3000 in terminal 1
      When "/job/{unknown}" is requested
      Then the status is 404
      And the answer is the JSON:
        """
        {"error":"Job {unknown} not found"}
        """
      When "/job/{word}" is requested
      Then the status is 404
      And the answer is the JSON:
        """
        {"error":"Job {word} not found"}
        """

  Rule: What is no data is answered with 400, in JSON, and nothing is queued
    Scenario: no JSON, no data, data of other types
      Given a Redis server
      And {word} is a random word
      And "objectives/express-queue" serves on port 3000 in terminal 1
      When this JSON is posted to "/enqueue":
        """
        {"data":{"name":"{word}"}
        """
      Then the status is 400
      And every answer is JSON
      When this JSON is posted to "/enqueue":
        """
        {"name":"{word}"}
        """
      Then the status is 400
      And every answer is JSON
      When this JSON is posted to "/enqueue":
        """
        {"data":"{word}"}
        """
      Then the status is 400
      And every answer is JSON
      When this JSON is posted to "/enqueue":
        """
        {"data":["{word}"]}
        """
      Then the status is 400
      And every answer is JSON
      When "/job/1" is requested
      Then the status is 404

  Rule: While Redis is away, the answer is 500, in JSON
    Scenario: no Redis
      Given no Redis server
      And "objectives/express-queue" serves on port 3000 in terminal 1
      When this JSON is posted to "/enqueue":
        """
        {"data":{"name":"Alice","action":"sendEmail"}}
        """
      Then the status is 500
      And every answer is JSON
      When "/job/1" is requested
      Then the status is 500
      And every answer is JSON
