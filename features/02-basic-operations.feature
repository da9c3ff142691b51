@task-2
Feature: 2. Node Redis client and basic operations
  A program stores a school's value in Redis and shows values that are stored there, with callbacks.

  Rule: It shows the session of the exercise
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

  Rule: Without Redis it says that it is not connected, and why, and shows nothing else
    Scenario: neither values nor a confirmation
      Given no Redis server
      When "1-redis_op" runs in terminal 1
      Then terminal 1 shows "Redis client not connected to the server: [..]connect ECONNREFUSED [..]:6379[..]"
      And terminal 1 does not show "Redis client connected to the server"
      And terminal 1 does not show "Reply: [..]"

  Rule: setNewSchool takes a school's name and a value
    Scenario: its arguments
      Then the source of "1-redis_op" has a function "setNewSchool" that takes 2 arguments

  Rule: setNewSchool stores the value under the school's name, and confirms it
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

  Rule: The confirmation comes from redis.print
    Scenario: its source
      Then the source of "1-redis_op" uses "redis.print"

  Rule: displaySchoolValue takes a school's name
    Scenario: its argument
      Then the source of "1-redis_op" has a function "displaySchoolValue" that takes 1 argument

  Rule: displaySchoolValue shows the value that Redis holds under the school's name
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

  Rule: It ends with the three calls
    Scenario: its last lines
      Then the source of "1-redis_op" ends with the calls:
        """
        displaySchoolValue('Holberton');
        setNewSchool('HolbertonSanFrancisco', '100');
        displaySchoolValue('HolbertonSanFrancisco');
        """

  Rule: Its operations take callbacks, and no promises yet
    Scenario: its source
      Then the source of "1-redis_op" does not use await
      And the source of "1-redis_op" does not use promises
      And the source of "1-redis_op" does not use "util.promisify"

  @advice
  Rule: Better, the library comes by import here too
    Scenario: its source
      Then the source of "1-redis_op" imports "redis"
