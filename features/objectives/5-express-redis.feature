@objective @objective-express-redis
Feature: Objective: An Express app on Redis
  A server stores values in Redis and reads them from there.

  Rule: POST /set keeps a value under a key, and GET /get/:key gives it
    Scenario: a key and a value that no program can know beforehand
      Given a Redis server
      And {key} is a random word
      And {value} is a random sentence
      And {other} is a random word
      And "objectives/express-redis" serves on port 3000 in terminal 1
      When this JSON is posted to "/set":
        """
        {"key":"{key}","value":"{value}"}
        """
      Then the status is 200
      And the answer is the JSON:
        """
        {"message":"Key {key} set with value {value}","reply":"OK"}
        """
      And the key "{key}" holds "{value}"
      When "/get/{key}" is requested
      Then the status is 200
      And the answer is the JSON:
        """
        {"key":"{key}","value":"{value}"}
        """
      # It comes from Redis each time, not from the server's memory.
      When the key "{key}" is set to "{other}"
      And "/get/{key}" is requested
      Then the answer is the JSON:
        """
        {"key":"{key}","value":"{other}"}
        """
      And terminal 1 shows exactly:
        """
        Server is running on http://localhost:3000
        """

  Rule: A key that is not there is answered with 404
    Scenario: a key that nobody has set
      Given a Redis server
      And {key} is a random word
      And "objectives/express-redis" serves on port 3000 in terminal 1
      When "/get/{key}" is requested
      Then the status is 404
      And the answer is the JSON:
        """
        {"error":"Key {key} not found"}
        """

  Rule: While Redis is away, or refuses, the answer is 500
    Scenario: no Redis
      Given no Redis server
      And "objectives/express-redis" serves on port 3000 in terminal 1
      When "/get/name" is requested
      Then the status is 500
      And the answer is the JSON:
        """
        {"error":"Error retrieving from Redis"}
        """
      When this JSON is posted to "/set":
        """
        {"key":"name","value":"Alice"}
        """
      Then the status is 500
      And the answer is the JSON:
        """
        {"error":"Error saving to Redis"}
        """

    Scenario: a key with a value of another type, and writes that are refused
      Given a Redis server
      And {key} is a random word
      And the field "{key}" of the hash "{key}" is set to "{key}"
      And "objectives/express-redis" serves on port 3000 in terminal 1
      When "/get/{key}" is requested
      Then the status is 500
      And the answer is the JSON:
        """
        {"error":"Error retrieving from Redis"}
        """
      When Redis refuses writes from now on
      And this JSON is posted to "/set":
        """
        {"key":"name","value":"Alice"}
        """
      Then the status is 500
      And the answer is the JSON:
        """
        {"error":"Error saving to Redis"}
        """

  Rule: What cannot be kept is answered with 400, in JSON, and Redis is not asked
    Scenario: no JSON, fields that are missing, an empty key, values of other types
      Given a Redis server
      And {word} is a random word
      And "objectives/express-redis" serves on port 3000 in terminal 1
      When this JSON is posted to "/set":
        """
        {"key":"{word}",
        """
      Then the status is 400
      And every answer is JSON
      When this JSON is posted to "/set":
        """
        {"value":"{word}"}
        """
      Then the status is 400
      And every answer is JSON
      When this JSON is posted to "/set":
        """
        {"key":"{word}"}
        """
      Then the status is 400
      And every answer is JSON
      When this JSON is posted to "/set":
        """
        {"key":"","value":"{word}"}
        """
      Then the status is 400
      And every answer is JSON
      When this JSON is posted to "/set":
        """
        {"key":"{word}","value":{"name":"{word}"}}
        """
      Then the status is 400
      And every answer is JSON
      When this JSON is posted to "/set":
        """
        {"key":["{word}"],"value":"{word}"}
        """
      Then the status is 400
      And every answer is JSON
      And Redis received no SET command

  Rule: A very long value is kept whole, and one without end is refused
    Scenario: two hundred thousand characters, and over a million
      Given a Redis server
      And {key} is a random word
      And {long} is a random text of 200000 characters
      And {endless} is a random text of 1100000 characters
      And "objectives/express-redis" serves on port 3000 in terminal 1
      When this JSON is posted to "/set":
        """
        {"key":"{key}","value":"{long}"}
        """
      And "/get/{key}" is requested
      Then the answer is the JSON:
        """
        {"key":"{key}","value":"{long}"}
        """
      When this JSON is posted to "/set":
        """
        {"key":"{key}","value":"{endless}"}
        """
      Then the status is 413
      And every answer is JSON
      And the key "{key}" holds "{long}"

  Rule: An empty key, and a route that there is not, are answered with 404, in JSON
    Scenario: nothing behind the last slash, and another word before it
      Given a Redis server
      And "objectives/express-redis" serves on port 3000 in terminal 1
      When "/get/" is requested
      Then the status is 404
      And every answer is JSON
      When "/got/name" is requested
      Then the status is 404
      And every answer is JSON
