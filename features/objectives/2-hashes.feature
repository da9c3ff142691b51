@objective @objective-hashes
Feature: Objective: Hash values
  A small object under one key, whose fields are read and written one by one.

  Rule: Fields are set, read, taken out and asked for one by one, and read all at once
    Scenario: beside a field that no program can know beforehand
      Given a Redis server
      And {field} is a random word
      And {value} is a random word
      And the field "{field}" of the hash "user:1000" is set to "{value}"
      When "objectives/hashes" runs in terminal 1
      Then terminal 1 shows exactly:
        """
        HSET user: 3
        HGET user name: Alice
        HGETALL user: { {field}: '{value}', name: 'Alice', age: '25', city: 'New York' }
        HDEL user city: 1
        HEXISTS user age: 1
        HEXISTS user city: 0
        HGET user city: null
        """
      And terminal 1 ends with exit code 0
      And the hash "user:1000" holds exactly:
        | {field} | {value} |
        | name    | Alice   |
        | age     | 25      |

  Rule: Several fields go in one command
    Scenario: what Redis received
      Given a Redis server
      When "objectives/hashes" runs in terminal 1
      Then Redis received these HSET commands:
        """
        HSET user:1000 name Alice age 25 city "New York"
        """

  Rule: A field that is there already is changed, and not counted again
    Scenario: another age before
      Given a Redis server
      And {age} is a random number
      And the field "age" of the hash "user:1000" is set to "{age}"
      When "objectives/hashes" runs in terminal 1
      Then terminal 1 shows "HSET user: 2"
      And the hash "user:1000" holds exactly:
        | name | Alice |
        | age  | 25    |

  Rule: A key that holds no hash is refused, and kept
    Scenario: a text under the key
      Given a Redis server
      And {word} is a random word
      And the key "user:1000" is set to "{word}"
      When "objectives/hashes" runs in terminal 1
      Then terminal 1 shows "HSET user: [..]WRONGTYPE[..]"
      And terminal 1 ends with exit code 0
      And the key "user:1000" holds "{word}"
