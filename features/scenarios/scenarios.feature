@scenario
Feature: The programs together, live, under load and under faults
  Each scenario of `npm run scenario` with small numbers, against the reference.

  Rule: The programs of the exercise work together as it shows
    Scenario Outline: <scenario>
      When the scenario "<scenario>" is played
      Then all that must hold held

      Examples:
        | scenario          |
        | publish-subscribe |
        | create-process    |
        | track-progress    |

  Rule: Nothing is sold twice, however many want it on however many servers
    Scenario: a rush on the stock
      When the scenario "stock-rush" is played with "--clients 20 --servers 2 --each 8"
      Then all that must hold held

    Scenario: a rush on the seats
      When the scenario "seat-rush" is played with "--clients 20 --servers 2 --seats 15"
      Then all that must hold held

  Rule: No work is lost, whatever goes away
    Scenario: workers that are killed
      When the scenario "worker-crash" is played with "--jobs 200 --kills 2"
      Then all that must hold held

    Scenario: a Redis that goes away
      When the scenario "redis-outage" is played with "--jobs 100 --outages 1 --customers 3"
      Then all that must hold held

    Scenario: programs that are asked to end
      When the scenario "graceful-stop" is played with "--jobs 100 --requests 10"
      Then all that must hold held

  Rule: A backlog is drained
    Scenario: by several workers
      When the scenario "backlog" is played with "--jobs 1000"
      Then "Every job of the backlog ends" held
