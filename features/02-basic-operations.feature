@task-2
Feature: 2. Node Redis client and basic operations
  A program stores a school's value in Redis and shows values that are stored there, with callbacks.

  @session
  Rule: It shows the session of the exercise
    Stands on: "Reply: OK"

    Scenario: with School under the key Holberton, as task 0 left it
      Given a Redis server
      And the key "Holberton" is set to "School"
      When "1-redis_op" runs in terminal 1
      Then terminal 1 shows exactly:
        """
        Redis client connected to the server
        School
        Reply: OK
        100
        """
      And the key "HolbertonSanFrancisco" holds "100"

  @text
  Rule: Without Redis it says that it is not connected, and why, and confirms nothing
    Stands on: "copy the code you previously wrote"

    Scenario: neither values nor a confirmation
      Given no Redis server
      When "1-redis_op" runs in terminal 1
      Then terminal 1 shows "Redis client not connected to the server: [..]connect ECONNREFUSED [..]:6379[..]"
      And terminal 1 does not show "Redis client connected to the server"
      And terminal 1 does not show "Reply: [..]"
      And terminal 1 does not show "School"

  @text
  Rule: setNewSchool takes a school's name and a value
    Stands on: "accepts two arguments"

    Scenario: its arguments
      Then the source of "1-redis_op" has a function "setNewSchool" that takes 2 arguments

  @text
  Rule: setNewSchool stores the value under the school's name, and confirms it
    Stands on: "set in Redis the value for the key"

    Scenario: schools that no program can know beforehand
      Given a Redis server
      And {school} is a random word
      And {other} is a random sentence
      And {value} is a random number
      And {text} is a random sentence
      When "1-redis_op" runs in terminal 1 with these lines at its end:
        """
        setNewSchool('{school}', '{value}');
        setNewSchool('{other}', '{text}');
        """
      Then the key "{school}" holds "{value}"
      And the key "{other}" holds "{text}"
      And terminal 1 shows "Reply: OK" at least 3 times

  @text
  Rule: The confirmation comes from redis.print
    Stands on: "confirmation message using redis.print"

    Scenario: its source
      Then the source of "1-redis_op" uses "redis.print"

  @text
  Rule: displaySchoolValue takes a school's name
    Stands on: "accepts one argument"

    Scenario: its argument
      Then the source of "1-redis_op" has a function "displaySchoolValue" that takes 1 argument

  @text
  Rule: displaySchoolValue shows the value that Redis holds under the school's name
    Stands on: "log to the console the value for the key"

    Scenario: values that no program can know beforehand
      Given a Redis server
      And {before} is a random sentence
      And {school} is a random word
      And {value} is a random number
      And the key "Holberton" is set to "{before}"
      And the key "{school}" is set to "{value}"
      When "1-redis_op" runs in terminal 1 with these lines at its end:
        """
        displaySchoolValue('{school}');
        """
      Then terminal 1 shows exactly, each block in its own order:
        """
        Redis client connected to the server
        {before}
        Reply: OK
        100

        {value}
        """

    Scenario: Redis holds nothing under the names
      Given a Redis server
      And {school} is a random word
      When "1-redis_op" runs in terminal 1 with these lines at its end:
        """
        displaySchoolValue('{school}');
        """
      Then terminal 1 does not show "School"
      And Redis received these GET commands, each block in its own order:
        """
        GET Holberton
        GET HolbertonSanFrancisco

        GET {school}
        """

  @text
  Rule: It ends with the three calls
    Stands on: "At the end of the file, call"

    Scenario: its last lines
      Then the source of "1-redis_op" ends with the calls:
        """
        displaySchoolValue('Holberton');
        setNewSchool('HolbertonSanFrancisco', '100');
        displaySchoolValue('HolbertonSanFrancisco');
        """

  @text
  Rule: The operations on Redis take callbacks, and no promises yet
    Stands on: "Use callbacks for any of the operation"

    Scenario: its source
      Then the source of "1-redis_op" does these with callbacks, and not with promises: "get, set"

  @advice
  Rule: Better, the library comes by import here too
    Scenario: its source
      Then the source of "1-redis_op" imports "redis"
