@objective @objective-redis-basics
Feature: Objective: Redis by hand, and from Node by callbacks
  The basic commands, typed by hand and sent by a program.

  Rule: redis-cli answers each command as the reader sees it
    Scenario: values, counters, several at once, and what is left to live
      Given a Redis server
      And {word} is a random word
      And {city} is a random sentence
      And {count} is a random number
      When these lines are typed into redis-cli in terminal 1:
        """
        PING
        SET name "{word}"
        GET name
        EXISTS name
        DEL name
        GET name
        EXISTS name
        SET counter {count}1
        INCR counter
        GET counter
        DECR counter
        MSET name "{word}" age "25" city "{city}"
        MGET name age city
        KEYS ci*
        TTL city
        EXPIRE city 1000
        TTL city
        exit
        """
      Then terminal 1 shows exactly:
        """
        PONG
        OK
        "{word}"
        (integer) 1
        (integer) 1
        (nil)
        (integer) 0
        OK
        (integer) {count}2
        "{count}2"
        (integer) {count}1
        OK
        1) "{word}"
        2) "25"
        3) "{city}"
        1) "city"
        (integer) -1
        (integer) 1
        (integer) 1000
        """
      And terminal 1 ends with exit code 0
      And the key "city" holds "{city}"

  Rule: A key is gone when its time is over
    # BLPOP on a list that stays empty is how to wait within Redis.
    Scenario: a second, and a little more
      Given a Redis server
      When these lines are typed into redis-cli in terminal 1:
        """
        SET tempkey "temporary"
        EXPIRE tempkey 1
        EXISTS tempkey
        BLPOP nothing 1.2
        EXISTS tempkey
        TTL tempkey
        """
      Then terminal 1 shows exactly:
        """
        OK
        (integer) 1
        (integer) 1
        (nil)
        ([..]s)
        (integer) 0
        (integer) -2
        """

  Rule: redis-cli says what is wrong with a command
    Scenario: an empty key, a word that is no number, a value of another type, a command that nobody knows
      Given a Redis server
      And {word} is a random word
      When these lines are typed into redis-cli in terminal 1:
        """
        SET "" "{word}"
        GET ""
        SET name "{word}"
        INCR name
        HSET user name "{word}"
        GET user
        SET name
        EXPIRE name soon
        {word} name
        GET "{word}
        """
      Then terminal 1 shows exactly:
        """
        OK
        "{word}"
        OK
        (error) ERR value is not an integer or out of range
        (integer) 1
        (error) WRONGTYPE Operation against a key holding the wrong kind of value
        (error) ERR wrong number of arguments for 'set' command
        (error) ERR value is not an integer or out of range
        (error) ERR unknown command [..]{word}[..]
        Invalid argument(s)
        """

  Rule: A very long value is kept whole
    Scenario: a hundred thousand characters
      Given a Redis server
      And {long} is a random text of 100000 characters
      When these lines are typed into redis-cli in terminal 1:
        """
        SET long "{long}"
        STRLEN long
        """
      Then terminal 1 shows exactly:
        """
        OK
        (integer) 100000
        """
      And the key "long" holds "{long}"

  Rule: The Node client sends the same commands, gives each reply to its callback, and quits after the last
    Scenario: on a counter that no program can know beforehand
      Given a Redis server
      And {count} is a random number
      And the key "counter" is set to "{count}1"
      When "objectives/redis-basics" runs in terminal 1
      Then terminal 1 shows exactly:
        """
        Connected to Redis server
        SET name: OK
        GET name: Alice
        EXISTS name: 1
        INCR counter: {count}2
        DEL name: 1
        EXISTS name: 0
        SETEX tempkey: OK
        TTL tempkey: 60
        """
      And terminal 1 ends with exit code 0
      And Redis received these QUIT commands:
        """
        QUIT
        """
      And the key "counter" holds "{count}2"
      And there is no key "name"

  Rule: An error of Redis reaches the callback, and the rest goes on
    Scenario: a counter that is no number
      Given a Redis server
      And {word} is a random word
      And the key "counter" is set to "{word}"
      When "objectives/redis-basics" runs in terminal 1
      Then terminal 1 shows "INCR counter: [..]value is not an integer or out of range"
      And terminal 1 shows "DEL name: 1"
      And terminal 1 ends with exit code 0

  Rule: The client takes a host, a port and a password
    Scenario: the right password
      Given {password} is a random word
      And a Redis server that asks for the password "{password}"
      When "objectives/redis-options" runs in terminal 1 with these lines at its end:
        """
        reach('127.0.0.1', 6379, '{password}');
        """
      Then terminal 1 shows exactly:
        """
        SET name: OK
        GET name: Alice
        """
      And terminal 1 ends with exit code 0
      And the key "name" holds "Alice"

    Scenario: another password, or none
      Given {password} is a random word
      And {other} is a random word
      And a Redis server that asks for the password "{password}"
      When "objectives/redis-options" runs in terminal 1 with these lines at its end:
        """
        reach('127.0.0.1', 6379, '{other}');
        """
      Then terminal 1 shows "[..]WRONGPASS[..]"
      And terminal 1 does not show "SET name: OK"
      When "objectives/redis-options" runs in terminal 2 with these lines at its end:
        """
        reach('127.0.0.1', 6379);
        """
      Then terminal 2 shows "[..]NOAUTH[..]"
      And terminal 2 does not show "SET name: OK"
      And there is no key "name"

    Scenario: redis-cli, before and after AUTH
      Given {password} is a random word
      And {word} is a random word
      And a Redis server that asks for the password "{password}"
      When these lines are typed into redis-cli in terminal 1:
        """
        GET name
        AUTH {password}
        SET name {word}
        GET name
        """
      Then terminal 1 shows exactly:
        """
        (error) NOAUTH Authentication required.
        OK
        OK
        "{word}"
        """
