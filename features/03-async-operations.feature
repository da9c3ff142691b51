@task-3
Feature: 3. Node Redis client and async operations
  The program of task 2 again; this time it waits for a school's value with async and await.

  @text @session
  Rule: It shows the session of the exercise; School and the reply may change places
    Stands on: "Same result as 1-redis_op.js"

    Scenario: with School under the key Holberton, as task 0 left it
      Given a Redis server
      And the key "Holberton" is set to "School"
      When "2-redis_op_async" runs in terminal 1
      Then terminal 1 shows exactly, in any order:
        """
        Redis client connected to the server
        School
        Reply: OK
        100
        """
      And terminal 1 shows exactly:
        """
        Redis client connected to the server
        [..]
        [..]
        100
        """
      And the key "HolbertonSanFrancisco" holds "100"

  @text
  Rule: Without Redis it says that it is not connected, and why, and confirms nothing
    Stands on: "copy the code from the previous exercise"

    Scenario: neither values nor a confirmation, also not of a school that is set at once
      Given no Redis server
      And {school} is a random word
      When "2-redis_op_async" runs in terminal 1 with these lines at its end:
        """
        setNewSchool('{school}', '1');
        """
      Then terminal 1 shows "Redis client not connected to the server: [..]connect ECONNREFUSED [..]:6379[..]"
      And terminal 1 does not show "Redis client connected to the server"
      And terminal 1 does not show "Reply: [..]"
      And terminal 1 does not show "School"

  @text
  Rule: setNewSchool is as in task 2: it takes a school's name and a value
    Stands on: "copy the code from the previous exercise"

    Scenario: its arguments
      Then the source of "2-redis_op_async" has a function "setNewSchool" that takes 2 arguments

  @text
  Rule: setNewSchool is as in task 2: it stores the value under the school's name, and confirms it
    Stands on: "copy the code from the previous exercise"

    Scenario: schools that no program can know beforehand
      Given a Redis server
      And {school} is a random word
      And {other} is a random sentence
      And {value} is a random number
      And {text} is a random sentence
      When "2-redis_op_async" runs in terminal 1 with these lines at its end:
        """
        setNewSchool('{school}', '{value}');
        setNewSchool('{other}', '{text}');
        """
      Then the key "{school}" holds "{value}"
      And the key "{other}" holds "{text}"
      And terminal 1 shows "Reply: OK" at least 3 times

  @text
  Rule: setNewSchool is as in task 2: the confirmation comes from redis.print
    Stands on: "copy the code from the previous exercise"

    Scenario: its source
      Then the source of "2-redis_op_async" uses "redis.print"

  @text
  Rule: displaySchoolValue still takes a school's name
    Stands on: "modify the function displaySchoolValue"

    Scenario: its argument
      Then the source of "2-redis_op_async" has a function "displaySchoolValue" that takes 1 argument

  @text
  Rule: displaySchoolValue still shows the value that Redis holds under the school's name
    Stands on: "Same result as 1-redis_op.js"

    Scenario: values that no program can know beforehand
      Given a Redis server
      And {before} is a random sentence
      And {school} is a random word
      And {value} is a random number
      And the key "Holberton" is set to "{before}"
      And the key "{school}" is set to "{value}"
      When "2-redis_op_async" runs in terminal 1 with these lines at its end:
        """
        displaySchoolValue('{school}');
        """
      Then terminal 1 shows exactly, in any order:
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
      When "2-redis_op_async" runs in terminal 1 with these lines at its end:
        """
        displaySchoolValue('{school}');
        """
      Then terminal 1 does not show "School"

  @text
  Rule: displaySchoolValue is an async function that awaits
    Stands on: "to use ES6 async / await"

    Scenario: its source
      Then the source of "2-redis_op_async" has an async function "displaySchoolValue"
      And the source of "2-redis_op_async" awaits in the function "displaySchoolValue"

  @text
  Rule: What is awaited was made by promisify
    Stands on: "Using promisify"

    Scenario: its source
      Then the source of "2-redis_op_async" uses "util.promisify"

  @text
  Rule: It still makes the three calls, in their order
    Stands on: "copy the code from the previous exercise"

    Scenario: what Redis is asked for, and by which functions
      Given a Redis server
      When "2-redis_op_async" runs in terminal 1
      Then Redis received these GET and SET commands:
        """
        GET Holberton
        SET HolbertonSanFrancisco 100
        GET HolbertonSanFrancisco
        """
      And the source of "2-redis_op_async" calls the function "displaySchoolValue"
      And the source of "2-redis_op_async" calls the function "setNewSchool"

  @advice
  Rule: Better, the library comes by import here too
    Scenario: its source
      Then the source of "2-redis_op_async" imports "redis"
