@objective @objective-async
Feature: Objective: Asynchronous operations
  The same operations by callbacks, by promises, and by async and await; then several at once.

  Rule: Each way gives the replies in their order, and then quits
    Scenario: by callbacks
      Given a Redis server
      And {word} is a random word
      And the key "name" is set to "{word}"
      When "objectives/async-callbacks" runs in terminal 1
      Then terminal 1 shows exactly:
        """
        GET name: {word}
        SET name: OK
        GET name: Alice
        The client has quit
        """
      And terminal 1 ends with exit code 0
      And the key "name" holds "Alice"

    Scenario: by promises
      Given a Redis server
      And {word} is a random word
      And the key "name" is set to "{word}"
      When "objectives/async-promises" runs in terminal 1
      Then terminal 1 shows exactly:
        """
        GET name: {word}
        SET name: OK
        GET name: Alice
        The client has quit
        """
      And terminal 1 ends with exit code 0
      And the key "name" holds "Alice"

    Scenario: by async and await
      Given a Redis server
      And {word} is a random word
      And the key "name" is set to "{word}"
      When "objectives/async-await" runs in terminal 1
      Then terminal 1 shows exactly:
        """
        GET name: {word}
        SET name: OK
        GET name: Alice
        The client has quit
        """
      And terminal 1 ends with exit code 0
      And the key "name" holds "Alice"

  Rule: A key that is not there gives null
    Scenario: nothing under the name yet
      Given a Redis server
      When "objectives/async-await" runs in terminal 1
      Then terminal 1 shows "GET name: null"

  Rule: An error of Redis reaches the one who waits, and the client quits all the same
    Scenario: by callbacks, a value of another type
      Given a Redis server
      And {word} is a random word
      And the field "{word}" of the hash "name" is set to "{word}"
      When "objectives/async-callbacks" runs in terminal 1
      Then terminal 1 shows exactly:
        """
        Error: WRONGTYPE[..]
        The client has quit
        """
      And terminal 1 ends with exit code 0

    Scenario: by promises, a Redis that refuses writes
      Given a Redis server that refuses writes
      When "objectives/async-promises" runs in terminal 1
      Then terminal 1 shows exactly:
        """
        GET name: null
        Error: NOREPLICAS[..]
        The client has quit
        """
      And terminal 1 ends with exit code 0

    Scenario: by async and await, a Redis that refuses writes
      Given a Redis server that refuses writes
      When "objectives/async-await" runs in terminal 1
      Then terminal 1 shows exactly:
        """
        GET name: null
        Error: NOREPLICAS[..]
        The client has quit
        """
      And terminal 1 ends with exit code 0

    Scenario: several at once, a Redis that refuses writes
      Given a Redis server that refuses writes
      When "objectives/async-together" runs in terminal 1
      Then terminal 1 shows exactly:
        """
        City before: null
        Error: NOREPLICAS[..]
        The client has quit
        """
      And terminal 1 ends with exit code 0

  Rule: Promise.all does several operations at once
    Scenario: three written, three read
      Given a Redis server
      And {city} is a random word
      And the key "city" is set to "{city}"
      When "objectives/async-together" runs in terminal 1
      Then terminal 1 shows exactly:
        """
        City before: {city}
        Name: Alice, Age: 30, City: New York
        The client has quit
        """
      And terminal 1 ends with exit code 0
      And Redis received these GET commands:
        """
        GET city
        GET name
        GET age
        GET city
        """
