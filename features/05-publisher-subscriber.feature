@task-5
Feature: 5. Node Redis client publisher and subscriber
  One program publishes on a channel, another listens to it, each in a terminal of its own.

  Rule: The subscriber says that it is connected
    Scenario: with Redis there
      Given a Redis server
      When "5-subscriber" runs in terminal 1
      Then terminal 1 shows exactly:
        """
        Redis client connected to the server
        """

  Rule: The subscriber says that it is not connected, and why
    Scenario: without Redis
      Given no Redis server
      When "5-subscriber" runs in terminal 1
      Then terminal 1 shows "Redis client not connected to the server: [..]connect ECONNREFUSED [..]:6379[..]"
      And terminal 1 does not show "Redis client connected to the server"

  Rule: The subscriber prints every message of its channel, and of no other
    Scenario: messages that no program can know beforehand
      Given a Redis server
      And {word} is a random word
      And {first} is a random sentence
      And {second} is a random sentence
      When "5-subscriber" runs in terminal 1
      Then 1 client listens on "holberton school channel"
      When "{word}" is published on "another channel"
      And "{first}" is published on "holberton school channel"
      And "{second}" is published on "holberton school channel"
      Then terminal 1 shows exactly:
        """
        Redis client connected to the server
        {first}
        {second}
        """

  Rule: KILL_SERVER makes the subscriber unsubscribe and quit
    Scenario: the message is shown, and the program ends
      Given a Redis server
      When "5-subscriber" runs in terminal 1
      Then 1 client listens on "holberton school channel"
      When "KILL_SERVER" is published on "holberton school channel"
      Then terminal 1 ends
      And Redis received these UNSUBSCRIBE commands:
        """
        UNSUBSCRIBE[..]
        """
      And 0 clients listen on "holberton school channel"
      And terminal 1 shows exactly:
        """
        Redis client connected to the server
        KILL_SERVER
        """

  Rule: Nothing but KILL_SERVER itself makes the subscriber quit
    Scenario: messages that only look like it
      Given a Redis server
      And {word} is a random word
      When "5-subscriber" runs in terminal 1
      Then 1 client listens on "holberton school channel"
      When "KILL_SERVER {word}" is published on "holberton school channel"
      And "kill_server" is published on "holberton school channel"
      And "KILL_SERVER" is published on "another channel"
      Then terminal 1 shows exactly:
        """
        Redis client connected to the server
        KILL_SERVER {word}
        kill_server
        """
      And terminal 1 still runs

  Rule: The publisher says that it is connected
    Scenario: with Redis there
      Given a Redis server
      When "5-publisher" runs in terminal 2
      Then terminal 2 shows "Redis client connected to the server"

  Rule: The publisher says that it is not connected, and why
    Scenario: without Redis
      Given no Redis server
      When "5-publisher" runs in terminal 2
      Then terminal 2 shows "Redis client not connected to the server: [..]connect ECONNREFUSED [..]:6379[..]"
      And terminal 2 does not show "Redis client connected to the server"

  Rule: The publisher announces its four messages in their order
    Scenario: what terminal 2 shows
      Given a Redis server
      When "5-publisher" runs in terminal 2
      Then terminal 2 shows exactly, each block in its own order:
        """
        Redis client connected to the server

        About to send Holberton Student #1 starts course
        About to send Holberton Student #2 starts course
        About to send KILL_SERVER
        About to send Holberton Student #3 starts course
        """
      And Redis received these PUBLISH commands:
        """
        PUBLISH "holberton school channel" "Holberton Student #1 starts course"
        PUBLISH "holberton school channel" "Holberton Student #2 starts course"
        PUBLISH "holberton school channel" KILL_SERVER
        PUBLISH "holberton school channel" "Holberton Student #3 starts course"
        """

  Rule: The publisher ends with the four calls, 100 ms apart
    Scenario: its last lines
      Then the source of "5-publisher" ends with the calls:
        """
        publishMessage("Holberton Student #1 starts course", 100);
        publishMessage("Holberton Student #2 starts course", 200);
        publishMessage("KILL_SERVER", 300);
        publishMessage("Holberton Student #3 starts course", 400);
        """

  Rule: publishMessage takes a message and a time
    Scenario: its arguments
      Then the source of "5-publisher" has a function "publishMessage" that takes 2 arguments

  Rule: publishMessage announces and publishes its message only after its time
    Scenario: three calls whose times are not in their order
      Given a Redis server
      And {early} is a random sentence
      And {late} is a random sentence
      And {last} is a random sentence
      When "5-publisher" runs in terminal 2 with these lines at its end:
        """
        publishMessage('{last}', 700);
        publishMessage('{early}', 500);
        publishMessage('{late}', 600);
        """
      Then Redis received these PUBLISH commands:
        """
        ...
        PUBLISH "holberton school channel" "{early}"
        PUBLISH "holberton school channel" "{late}"
        PUBLISH "holberton school channel" "{last}"
        """
      And terminal 2 shows exactly, each block in its own order:
        """
        Redis client connected to the server

        About to send Holberton Student #1 starts course
        About to send Holberton Student #2 starts course
        About to send KILL_SERVER
        About to send Holberton Student #3 starts course
        About to send {early}
        About to send {late}
        About to send {last}
        """

  Rule: The two programs talk to each other
    Scenario: both terminals, side by side
      Given a Redis server
      When "5-subscriber" runs in terminal 1
      Then 1 client listens on "holberton school channel"
      When "5-publisher" runs in terminal 2
      # A busy machine may send the last two messages together: then the last one is there before anybody can unsubscribe.
      Then terminal 1 shows exactly:
        """
        Redis client connected to the server
        Holberton Student #1 starts course
        Holberton Student #2 starts course
        KILL_SERVER
        ...
        """
      And terminal 1 ends
      And terminal 2 shows exactly, each block in its own order:
        """
        Redis client connected to the server

        About to send Holberton Student #1 starts course
        About to send Holberton Student #2 starts course
        About to send KILL_SERVER
        About to send Holberton Student #3 starts course
        """
