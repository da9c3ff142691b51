@task-12
Feature: 12. In stock?
  A shop's server lists its products and how much of each is left, and keeps the reservations in Redis.

  @text
  Rule: It is an express server
    Stands on: "Create an express server"

    Scenario: its source
      Then the source of "9-stock" uses "express"

  @text
  Rule: The products are in the array listProducts, and getItemById finds the one with an id
    Stands on: "Create an array listProducts"

    Scenario: the four products, and one that nobody sells
      Given a Redis server
      And {unknown} is a random number from 5 to 9999
      When "9-stock" runs in terminal 1 with these lines at its end:
        """
        // A product may hold more than what is asked for here.
        const told = (product, ...due) => {
          const values = Object.values(product ?? {}).map(String).sort();
          return due.every(value => values.includes(value)) ? due.join(', ') : values.join(', ');
        };
        console.log('\nlistProducts: ' + (Array.isArray(listProducts) ? listProducts.length + ' products' : 'no array'));
        console.log('getItemById(1): ' + told(getItemById(1), '1', '4', '50', 'Suitcase 250'));
        console.log('getItemById(2): ' + told(getItemById(2), '10', '100', '2', 'Suitcase 450'));
        console.log('getItemById(3): ' + told(getItemById(3), '2', '3', '350', 'Suitcase 650'));
        console.log('getItemById(4): ' + told(getItemById(4), '4', '5', '550', 'Suitcase 1050'));
        // What comes of an id that nobody sells is the program's choice: nothing, or an error.
        const found = id => { try { return getItemById(id); } catch { return undefined; } };
        console.log('getItemById({unknown}): ' + (found({unknown})?.price ? 'a product' : 'no product'));
        """
      Then terminal 1 shows exactly:
        """
        ...
        listProducts: 4 products
        getItemById(1): 1, 4, 50, Suitcase 250
        getItemById(2): 10, 100, 2, Suitcase 450
        getItemById(3): 2, 3, 350, Suitcase 650
        getItemById(4): 4, 5, 550, Suitcase 1050
        getItemById({unknown}): no product
        ...
        """

  @text
  Rule: getItemById takes an id
    Stands on: "will take id as argument"

    Scenario: its argument
      Then the source of "9-stock" has a function "getItemById" that takes 1 argument

  @text @session
  Rule: GET /list_products on port 1245 lists every product with what there was of it at first
    Stands on: "the list of every available product"

    Scenario: the answer of the exercise
      Given a Redis server
      And "9-stock" serves on port 1245 in terminal 1
      When "/list_products" is requested
      Then the answer is the JSON:
        """
        [{"itemId":1,"itemName":"Suitcase 250","price":50,"initialAvailableQuantity":4},{"itemId":2,"itemName":"Suitcase 450","price":100,"initialAvailableQuantity":10},{"itemId":3,"itemName":"Suitcase 650","price":350,"initialAvailableQuantity":2},{"itemId":4,"itemName":"Suitcase 1050","price":550,"initialAvailableQuantity":5}]
        """
      # Neither a look at a product nor a reservation changes the list.
      When "/list_products/2" is requested
      And "/reserve_product/2" is requested
      And "/list_products" is requested
      Then the answer is the JSON:
        """
        [{"itemId":1,"itemName":"Suitcase 250","price":50,"initialAvailableQuantity":4},{"itemId":2,"itemName":"Suitcase 450","price":100,"initialAvailableQuantity":10},{"itemId":3,"itemName":"Suitcase 650","price":350,"initialAvailableQuantity":2},{"itemId":4,"itemName":"Suitcase 1050","price":550,"initialAvailableQuantity":5}]
        """

  @text
  Rule: It has a Redis client of its own
    Stands on: "Create a client to connect to the Redis server"

    Scenario: its source
      Then the source of "9-stock" uses "redis.createClient"

  @text
  Rule: reserveStockById sets the stock under item. and the id, and getCurrentReservedStockById gets it from there
    Stands on: "the stock for the key item.ITEM_ID"

    Scenario: called by themselves, with numbers that no program can know beforehand
      Given a Redis server
      And {stock} is a random number
      And {reserved} is a random number
      And "9-stock" serves on port 1245 in terminal 1, and runs these lines at its end:
        """
        reserveStockById(2, {stock});
        const { default: redis } = await import('redis');
        redis.createClient().set('item.3', '{reserved}', async () => {
          console.log(`\ngetCurrentReservedStockById(3): ${await getCurrentReservedStockById(3)}`);
        });
        """
      Then the key "item.2" holds "{stock}"
      And terminal 1 shows "getCurrentReservedStockById(3): {reserved}"

  @text
  Rule: reserveStockById takes the id of an item, and a stock
    Stands on: "take itemId and stock as arguments"

    Scenario: its arguments
      Then the source of "9-stock" has a function "reserveStockById" that takes 2 arguments

  @text
  Rule: getCurrentReservedStockById is async, and takes the id of an item
    Stands on: "Write an async function getCurrentReservedStockById"

    Scenario: its keyword
      Then the source of "9-stock" has an async function "getCurrentReservedStockById"

    Scenario: its argument
      Then the source of "9-stock" has a function "getCurrentReservedStockById" that takes 1 argument

  @text @session
  Rule: GET /list_products/:itemId tells of the product, with its current quantity
    Stands on: "the current product and the current available stock"

    Scenario: each product, before anything is reserved
      Given a Redis server
      And "9-stock" serves on port 1245 in terminal 1
      When "/list_products/1" is requested
      Then the answer is the JSON:
        """
        {"itemId":1,"itemName":"Suitcase 250","price":50,"initialAvailableQuantity":4,"currentQuantity":4}
        """
      When "/list_products/2" is requested
      Then the answer is the JSON:
        """
        {"itemId":2,"itemName":"Suitcase 450","price":100,"initialAvailableQuantity":10,"currentQuantity":10}
        """
      When "/list_products/3" is requested
      Then the answer is the JSON:
        """
        {"itemId":3,"itemName":"Suitcase 650","price":350,"initialAvailableQuantity":2,"currentQuantity":2}
        """
      When "/list_products/4" is requested
      Then the answer is the JSON:
        """
        {"itemId":4,"itemName":"Suitcase 1050","price":550,"initialAvailableQuantity":5,"currentQuantity":5}
        """

  @text
  Rule: The current quantity is what is left, and comes from Redis each time
    Stands on: "the current available stock"

    # What the key means is free, the number reserved or the number that remains: so it is put back to what it was.
    Scenario: it goes down with each reservation, and up when Redis is put back behind the server's back
      Given a Redis server
      And "9-stock" serves on port 1245 in terminal 1
      When "/reserve_product/2" is requested 3 times
      And "/list_products/2" is requested
      Then the answer is the JSON:
        """
        {"itemId":2,"itemName":"Suitcase 450","price":100,"initialAvailableQuantity":10,"currentQuantity":7}
        """
      And the key "item.2" holds a value {three}
      When "/reserve_product/2" is requested 2 times
      And "/list_products/2" is requested
      Then the answer is the JSON:
        """
        {"itemId":2,"itemName":"Suitcase 450","price":100,"initialAvailableQuantity":10,"currentQuantity":5}
        """
      When the key "item.2" is set to "{three}"
      And "/list_products/2" is requested
      Then the answer is the JSON:
        """
        {"itemId":2,"itemName":"Suitcase 450","price":100,"initialAvailableQuantity":10,"currentQuantity":7}
        """

  @text @session
  Rule: A product that does not exist is not found
    Stands on: "If the item does not exist"

    Scenario: by any route, and nothing is reserved for it
      Given a Redis server
      And {unknown} is a random number from 5 to 9999
      And "9-stock" serves on port 1245 in terminal 1
      When "/list_products/12" is requested
      Then the answer is the JSON:
        """
        {"status":"Product not found"}
        """
      When "/reserve_product/12" is requested
      Then the answer is the JSON:
        """
        {"status":"Product not found"}
        """
      When "/list_products/{unknown}" is requested
      Then the answer is the JSON:
        """
        {"status":"Product not found"}
        """
      When "/reserve_product/{unknown}" is requested
      Then the answer is the JSON:
        """
        {"status":"Product not found"}
        """
      And there is no key "item.12"
      And there is no key "item.{unknown}"

  @text @session
  Rule: GET /reserve_product/:itemId reserves one, as long as there is one in stock
    Stands on: "at least one stock available"

    Scenario: until all are reserved, and again when Redis is put back behind the server's back
      Given a Redis server
      And "9-stock" serves on port 1245 in terminal 1
      When "/reserve_product/1" is requested 3 times
      Then 3 of the answers are the JSON:
        """
        {"status":"Reservation confirmed","itemId":1}
        """
      And the key "item.1" holds a value {three}
      When "/reserve_product/1" is requested
      Then the answer is the JSON:
        """
        {"status":"Reservation confirmed","itemId":1}
        """
      When "/reserve_product/1" is requested 2 times
      Then 2 of the answers are the JSON:
        """
        {"status":"Not enough stock available","itemId":1}
        """
      When "/reserve_product/3" is requested
      Then the answer is the JSON:
        """
        {"status":"Reservation confirmed","itemId":3}
        """
      When the key "item.1" is set to "{three}"
      And "/reserve_product/1" is requested
      Then the answer is the JSON:
        """
        {"status":"Reservation confirmed","itemId":1}
        """
      When "/reserve_product/1" is requested
      Then the answer is the JSON:
        """
        {"status":"Not enough stock available","itemId":1}
        """

  @text
  Rule: The routes read and reserve the stock by these two functions
    Stands on: "by using reserveStockById"

    Scenario: its source
      Then the source of "9-stock" calls the function "getCurrentReservedStockById"
      And the source of "9-stock" calls the function "reserveStockById"

  @text
  Rule: Redis is used through promisify
    Stands on: "use promisify with Redis"

    Scenario: its source
      Then the source of "9-stock" uses "util.promisify"

  @text
  Rule: The value from Redis is got by async and await
    Stands on: "await/async keyword"

    Scenario: its source
      Then the source of "9-stock" uses async

    @advice
    Scenario: by await too, not by then
      Then the source of "9-stock" uses await

    @advice
    Scenario: the stock too, not by then
      Then the source of "9-stock" awaits the function "getCurrentReservedStockById"

  @text
  Rule: Every answer is JSON, not text
    Stands on: "always JSON and not text"

    Scenario: whatever is asked
      Given a Redis server
      And "9-stock" serves on port 1245 in terminal 1
      When "/list_products" is requested
      Then every answer is JSON
      When "/list_products/3" is requested
      Then every answer is JSON
      When "/list_products/12" is requested
      Then every answer is JSON
      When "/reserve_product/12" is requested
      Then every answer is JSON
      # Two are confirmed, the third is not.
      When "/reserve_product/3" is requested 3 times
      Then every answer is JSON

  Rule: No more is confirmed than there was, also when many ask at once
    @advice @warning
    Scenario: thirty requests for four suitcases
      Given a Redis server
      And "9-stock" serves on port 1245 in terminal 1
      When "/reserve_product/1" is requested 30 times at once
      Then 4 of the answers are the JSON:
        """
        {"status":"Reservation confirmed","itemId":1}
        """

  Rule: Modules come in by import
    @advice
    Scenario: its source
      Then the source of "9-stock" imports "express"
      And the source of "9-stock" imports "redis"
