@task-4
Feature: 4. Node Redis client and advanced operations
  A program stores a hash of schools in Redis and shows it, with callbacks.

  @session
  Rule: It shows the session of the exercise
    Stands on: "Reply: 1"

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

  @advice
  Rule: Better, without Redis it says that it is not connected, and why
    Scenario: neither replies nor an object
      Given no Redis server
      When "4-redis_advanced_op" runs in terminal 1
      Then terminal 1 shows "Redis client not connected to the server: [..]connect ECONNREFUSED [..]:6379[..]"
      And terminal 1 does not show "Redis client connected to the server"
      And terminal 1 does not show "Reply: [..]"

  @text
  Rule: The hash HolbertonSchools gets its six values, each by an hset of its own
    Stands on: "Using hset"

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

  @text
  Rule: Each hset is answered for by redis.print
    Stands on: "use redis.print for each hset"

    Scenario: its source
      Then the source of "4-redis_advanced_op" uses "redis.print"

  @text
  Rule: It shows the hash that Redis holds, by hgetall
    Stands on: "display the object stored in Redis"

    # A program may delete the hash, or a field of it, first: then that is what Redis holds and replies, and what is to be shown.
    Scenario: with fields that were there before
      Given a Redis server
      And {city} is a random word
      And {value} is a random number
      And the field "{city}" of the hash "HolbertonSchools" is set to "{value}"
      And the field "Cali" of the hash "HolbertonSchools" is set to "1"
      When "4-redis_advanced_op" runs in terminal 1
      Then terminal 1 shows exactly, with Redis's replies to HSET, and the hash "HolbertonSchools" as Redis holds it:
        """
        ...
        [replies]
        [hash]
        """
      And Redis received these HGETALL commands:
        """
        HGETALL HolbertonSchools
        """

  @text
  Rule: The operations on the hash take callbacks, and no promises yet
    Stands on: "Use callbacks for any of the operation"

    Scenario: its source
      Then the source of "4-redis_advanced_op" does these with callbacks, and not with promises: "hset, hgetall"

  @advice
  Rule: Better, the library comes by import here too
    Scenario: its source
      Then the source of "4-redis_advanced_op" imports "redis"
