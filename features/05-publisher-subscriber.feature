@task-5
Feature: 5. Node Redis client publisher and subscriber
  One program publishes on a channel, another subscribes to it, each in a terminal of its own.

  @text @session
  Rule: The subscriber says that it is connected
    Stands on: "On connect, it should log the message"

    Scenario: with Redis there
      Given a Redis server
      When "5-subscriber" runs in terminal 1
      Then terminal 1 shows exactly:
        """
        Redis client connected to the server
        """

  @text
  Rule: The subscriber says that it is not connected, and why
    Stands on: "On error, it should log the message"

    Scenario: without Redis
      Given no Redis server
      When "5-subscriber" runs in terminal 1
      Then terminal 1 shows "Redis client not connected to the server: [..]connect ECONNREFUSED [..]:6379[..]"
      And terminal 1 does not show "Redis client connected to the server"

  @text
  Rule: The subscriber prints every message of its channel, and of no other
    Stands on: "receives message on the channel"

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

    Scenario: no other channel's, whichever Redis was asked for
      Given a Redis server
      And {word} is a random word
      When "5-subscriber" runs in terminal 1
      Then 1 client listens on "holberton school channel"
      When "{word}" is published on every channel but "holberton school channel" that somebody listens to
      Then terminal 1 shows exactly:
        """
        Redis client connected to the server
        """

  @text @session
  Rule: KILL_SERVER makes the subscriber unsubscribe and quit
    Stands on: "it should unsubscribe and quit"

    Scenario: the message is shown, and the program ends
      Given a Redis server
      When "5-subscriber" runs in terminal 1
      Then 1 client listens on "holberton school channel"
      When "KILL_SERVER" is published on "holberton school channel"
      Then terminal 1 ends with exit code 0
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

  @text
  Rule: Nothing but KILL_SERVER itself makes the subscriber quit
    Stands on: "When the message is KILL_SERVER"

    Scenario: messages that only look like it
      Given a Redis server
      And {word} is a random word
      When "5-subscriber" runs in terminal 1
      Then 1 client listens on "holberton school channel"
      When "KILL_SERVER {word}" is published on "holberton school channel"
      And "{word} KILL_SERVER" is published on "holberton school channel"
      And "KILL{word}SERVER" is published on "holberton school channel"
      And "kill_server" is published on "holberton school channel"
      And "KILL_SERVER" is published on "another channel"
      Then terminal 1 shows exactly:
        """
        Redis client connected to the server
        KILL_SERVER {word}
        {word} KILL_SERVER
        KILL{word}SERVER
        kill_server
        """
      And terminal 1 still runs

  @text @session
  Rule: The publisher says that it is connected
    Stands on: "On connect, it should log the message"

    Scenario: with Redis there
      Given a Redis server
      When "5-publisher" runs in terminal 2
      Then terminal 2 shows "Redis client connected to the server"

  @text
  Rule: The publisher says that it is not connected, and why
    Stands on: "On error, it should log the message"

    Scenario: without Redis
      Given no Redis server
      When "5-publisher" runs in terminal 2
      Then terminal 2 shows "Redis client not connected to the server: [..]connect ECONNREFUSED [..]:6379[..]"
      And terminal 2 does not show "Redis client connected to the server"

  @text @session
  Rule: The publisher announces its four messages in their order
    Stands on: "log to the console About to send MESSAGE"

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

  @text
  Rule: The publisher ends with the four calls, 100 ms apart
    Stands on: "At the end of the file, call"

    Scenario: its last lines
      Then the source of "5-publisher" ends with the calls:
        """
        publishMessage("Holberton Student #1 starts course", 100);
        publishMessage("Holberton Student #2 starts course", 200);
        publishMessage("KILL_SERVER", 300);
        publishMessage("Holberton Student #3 starts course", 400);
        """

  @text
  Rule: publishMessage takes a message and a time
    Stands on: "take two arguments"

    Scenario: its arguments
      Then the source of "5-publisher" has a function "publishMessage" that takes 2 arguments

  @text
  Rule: publishMessage announces and publishes its message after its time, and then at once
    Stands on: "after the time passed in arguments"

    # Timers of one program go off in the order of their times: the last one tells that the messages are late. The program's own
    # four may fall anywhere between: it may make its calls only once it is connected.
    Scenario: three calls whose times are not in their order, and a timer beside them
      Given a Redis server
      And {early} is a random sentence
      And {late} is a random sentence
      And {last} is a random sentence
      When "5-publisher" runs in terminal 2 with these lines at its end:
        """
        publishMessage('{last}', 700);
        publishMessage('{early}', 500);
        publishMessage('{late}', 600);
        setTimeout(async () => {
          console.log('1200 ms have passed');
          const { default: redis } = await import('redis');
          const clock = redis.createClient();
          clock.on('ready', () => clock.publish('clock', '1200 ms have passed'));
        }, 1200);
        """
      Then Redis received these PUBLISH commands, each block in its own order:
        """
        PUBLISH "holberton school channel" [..]
        PUBLISH "holberton school channel" [..]
        PUBLISH "holberton school channel" [..]
        PUBLISH "holberton school channel" [..]

        PUBLISH "holberton school channel" "{early}"
        PUBLISH "holberton school channel" "{late}"
        PUBLISH "holberton school channel" "{last}"
        PUBLISH clock "1200 ms have passed"
        """
      And terminal 2 shows exactly, each block in its own order:
        """
        Redis client connected to the server

        About to send [..]
        About to send [..]
        About to send [..]
        About to send [..]

        About to send {early}
        About to send {late}
        About to send {last}
        1200 ms have passed
        """

  @session
  Rule: The subscriber shows what a publisher sends, to its end
    Stands on: "in the same time in Terminal 1"

    # The publisher is the reference's: the learner's own has its rules above, and none of its mistakes counts here.
    Scenario: both terminals, side by side
      Given a Redis server
      When "5-subscriber" runs in terminal 1
      Then 1 client listens on "holberton school channel"
      When the reference's "5-publisher" runs in terminal 2
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

  @session
  Rule: A subscriber gets what the publisher sends
    Stands on: "two node processes to run each script"

    # The subscriber is the reference's.
    Scenario: both terminals, side by side
      Given a Redis server
      When the reference's "5-subscriber" runs in terminal 1
      Then 1 client listens on "holberton school channel"
      When "5-publisher" runs in terminal 2
      Then terminal 1 shows exactly:
        """
        Redis client connected to the server
        Holberton Student #1 starts course
        Holberton Student #2 starts course
        KILL_SERVER
        ...
        """
      And terminal 2 shows exactly, each block in its own order:
        """
        Redis client connected to the server

        About to send Holberton Student #1 starts course
        About to send Holberton Student #2 starts course
        About to send KILL_SERVER
        About to send Holberton Student #3 starts course
        """
