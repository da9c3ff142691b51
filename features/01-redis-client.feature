@task-1
Feature: 1. Node Redis Client
  A program connects to the local Redis server and says whether that worked.

  @text @session
  Rule: It connects to Redis, and says so once
    Stands on: "when the connection to Redis works correctly"

    Scenario: with Redis there
      Given a Redis server
      When "0-redis_client" runs in terminal 1
      Then terminal 1 shows exactly:
        """
        Redis client connected to the server
        """

  @text @session
  Rule: Without Redis it says that it is not connected, and why, each time that it has tried
    Stands on: "when the connection to Redis does not work"

    Scenario: the client tries again by itself
      Given no Redis server
      When "0-redis_client" runs in terminal 1
      Then terminal 1 shows "Redis client not connected to the server: [..]connect ECONNREFUSED [..]:6379[..]" at least 2 times
      And terminal 1 does not show "Redis client connected to the server"

  @text
  Rule: The library comes by import
    Stands on: "use the keyword import"

    Scenario: its source
      Then the source of "0-redis_client" imports "redis"
