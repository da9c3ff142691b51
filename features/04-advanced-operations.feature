@task-4
Feature: 4. Node Redis client and advanced operations
  A program stores a hash of schools in Redis and shows it, with callbacks.

  Rule: It shows the session of the exercise
    Scenario: six replies, then the object
      Given a Redis server
      When "4-redis_advanced_op" runs in terminal 1
      Then terminal 1 shows exactly:
        """
        Redis client connected to the server
        Reply: 1
        Reply: 1
        Reply: 1
        Reply: 1
        Reply: 1
        Reply: 1
        {
          Portland: '50',
          Seattle: '80',
          'New York': '20',
          Bogota: '20',
          Cali: '40',
          Paris: '2'
        }
        """

  Rule: Without Redis it says that it is not connected, and why, and shows nothing else
    Scenario: neither replies nor an object
      Given no Redis server
      When "4-redis_advanced_op" runs in terminal 1
      Then terminal 1 shows "Redis client not connected to the server: [..]connect ECONNREFUSED [..]:6379[..]"
      And terminal 1 does not show "Redis client connected to the server"
      And terminal 1 does not show "Reply: [..]"

  Rule: The hash HolbertonSchools gets its six values, each by an hset of its own
    Scenario: what Redis receives, and what it then holds
      Given a Redis server
      When "4-redis_advanced_op" runs in terminal 1
      Then Redis received these HSET commands:
        """
        HSET HolbertonSchools Portland 50
        HSET HolbertonSchools Seattle 80
        HSET HolbertonSchools "New York" 20
        HSET HolbertonSchools Bogota 20
        HSET HolbertonSchools Cali 40
        HSET HolbertonSchools Paris 2
        """
      And the hash "HolbertonSchools" holds exactly:
        | Portland | 50 |
        | Seattle  | 80 |
        | New York | 20 |
        | Bogota   | 20 |
        | Cali     | 40 |
        | Paris    | 2  |

  Rule: Each hset is answered for by redis.print
    Scenario: its source
      Then the source of "4-redis_advanced_op" uses "redis.print"

  Rule: It shows the hash that Redis holds, by hgetall
    Scenario: with fields that were there before
      Given a Redis server
      And {city} is a random word
      And {value} is a random number
      And the field "{city}" of the hash "HolbertonSchools" is set to "{value}"
      And the field "Cali" of the hash "HolbertonSchools" is set to "1"
      When "4-redis_advanced_op" runs in terminal 1
      Then terminal 1 shows exactly:
        """
        Redis client connected to the server
        Reply: 1
        Reply: 1
        Reply: 1
        Reply: 1
        Reply: 0
        Reply: 1
        {
          {city}: '{value}',
          Cali: '40',
          Portland: '50',
          Seattle: '80',
          'New York': '20',
          Bogota: '20',
          Paris: '2'
        }
        """
      And Redis received these HGETALL commands:
        """
        HGETALL HolbertonSchools
        """

  Rule: Its operations take callbacks, and no promises yet
    Scenario: its source
      Then the source of "4-redis_advanced_op" does not use await
      And the source of "4-redis_advanced_op" does not use promises
      And the source of "4-redis_advanced_op" does not use "util.promisify"

  @advice
  Rule: Better, the library comes by import here too
    Scenario: its source
      Then the source of "4-redis_advanced_op" imports "redis"
