@task-0
Feature: 0. Install a redis instance
  A Redis server was started, given one key with its value, and stopped. Its dump file is handed in.

  @text
  Rule: The project has a file dump.rdb
    Stands on: "Copy the dump.rdb"

    Scenario: at its root
      Then there is a file "dump.rdb"

  @text
  Rule: A Redis server starts from dump.rdb
    Stands on: "from the redis-5.0.7 directory into the root"

    Scenario: a dump that Redis wrote, and all of it
      Given a Redis server loaded from "dump.rdb"

  @text
  Rule: Under the key Holberton is the value School
    Stands on: "should return School"

    Scenario: asked for by get
      Given a Redis server loaded from "dump.rdb"
      Then the key "Holberton" holds "School"

  @advice
  Rule: Better, the Redis that wrote dump.rdb is no older than the exercise's
    Scenario: what the dump says of itself
      Then the dump "dump.rdb" was written by Redis 5.0.7 or newer
