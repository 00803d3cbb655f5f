/// Everything a key, a click or a hint can do. What each is called and bound to stands in one
/// table, ``ActionTable``.
public enum Action: String, Hashable, Sendable, CaseIterable {
  /// Buys at the chosen price, or joins the bid where none is chosen.
  case buyAtCursor
  /// Sells at the chosen price, or joins the ask where none is chosen.
  case sellAtCursor
  /// Buys at the best bid.
  case joinBid
  /// Sells at the best ask.
  case joinAsk
  /// Buys a tick above the best bid.
  case improveBid
  /// Sells a tick below the best ask.
  case improveAsk
  /// Buys at the best ask, and only there.
  case takeAsk
  /// Sells at the best bid, and only there.
  case takeBid
  /// Buys whatever is offered.
  case marketBuy
  /// Sells to whoever bids.
  case marketSell
  /// Cancels the market's orders and closes its position.
  case flatten

  /// Cancels the selected order.
  case cancelSelected
  /// Cancels every order in every market.
  case cancelAll
  /// Cancels the bids of the market.
  case cancelBids
  /// Cancels the asks of the market.
  case cancelAsks
  /// Opens the selected order in the ticket.
  case amendSelected

  /// Chooses the first size.
  case size1
  /// Chooses the second size.
  case size2
  /// Chooses the third size.
  case size3
  /// Chooses the fourth size.
  case size4
  /// Makes the chosen size larger.
  case sizeUp
  /// Makes the chosen size smaller.
  case sizeDown

  /// Moves the cursor up a row.
  case cursorUp
  /// Moves the cursor down a row.
  case cursorDown
  /// Moves the cursor up half a ladder.
  case pageUp
  /// Moves the cursor down half a ladder.
  case pageDown
  /// Puts the cursor on the best bid.
  case cursorToBid
  /// Puts the cursor on the best ask.
  case cursorToAsk
  /// Brings the touch to the middle of the ladder.
  case centre
  /// Puts more ticks into a row.
  case groupMore
  /// Puts fewer ticks into a row.
  case groupLess

  /// Selects the row above.
  case rowUp
  /// Selects the row below.
  case rowDown
  /// Selects ten rows up.
  case rowPageUp
  /// Selects ten rows down.
  case rowPageDown
  /// Goes to the tab on the left.
  case previousTab
  /// Goes to the tab on the right.
  case nextTab

  /// Goes to the next pane.
  case nextPane
  /// Shows the open orders.
  case tabOrders
  /// Shows the own fills.
  case tabFills
  /// Shows the notices.
  case tabNotices
  /// Shows what the desk said.
  case tabMessages
  /// Goes to the next market.
  case nextMarket
  /// Goes to the market before.
  case previousMarket
  /// Makes the candles shorter.
  case shorterInterval
  /// Makes the candles longer.
  case longerInterval

  /// Looks only.
  case safetyView
  /// Lets order keys open the ticket.
  case safetyArmed
  /// Lets order keys send at once.
  case safetyHot

  /// Stops market time, or lets it run.
  case pauseOrResume
  /// Runs market time faster.
  case faster
  /// Runs market time slower.
  case slower
  /// Runs market time as fast as real time.
  case normalSpeed
  /// Runs a paused market for a second.
  case stepSecond

  /// Shows the notice of maintenance in full.
  case showNotice
  /// Shows every key.
  case help
  /// Opens the command line.
  case openPrompt
  /// Exchanges the running venue for a new one.
  case upgrade
  /// Takes the next theme.
  case nextTheme
  /// Exchanges the colours of up and down.
  case redUp
  /// Takes the mouse, or lets the terminal have it.
  case toggleMouse
  /// Draws everything anew.
  case redraw

  /// Does what Enter does where it is pressed.
  case confirm
  /// Does what Escape does where it is pressed.
  case dismiss
  /// Goes to the other line of the ticket.
  case nextField
  /// Steps the line of the ticket up.
  case fieldUp
  /// Steps the line of the ticket down.
  case fieldDown
  /// Steps the line of the ticket up ten times as far.
  case fieldPageUp
  /// Steps the line of the ticket down ten times as far.
  case fieldPageDown
  /// Takes the last character of the line away.
  case eraseCharacter
  /// Makes the ticket buy.
  case ticketBuy
  /// Makes the ticket sell.
  case ticketSell
  /// Switches whether the order must rest.
  case togglePostOnly
  /// Switches how long the order lives.
  case nextTimeInForce
  /// Switches what the order does in a halt.
  case toggleHaltPolicy

  /// Goes on with the name in the command line as far as it is clear.
  case completePrompt
  /// Goes to the notice before.
  case olderNotice
  /// Goes to the notice after.
  case newerNotice
  /// Scrolls what lies over the screen up a row.
  case scrollUp
  /// Scrolls what lies over the screen down a row.
  case scrollDown
  /// Scrolls what lies over the screen up a page.
  case scrollPageUp
  /// Scrolls what lies over the screen down a page.
  case scrollPageDown

  /// Suspends the program.
  case suspend
  /// Leaves.
  case quit
}
