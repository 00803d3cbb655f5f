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
  /// Opens the ticket of a market order for an amount of money.
  case ticketByAmount
  /// Opens the ticket of a stop.
  case ticketStop
  /// Opens the ticket of a stop-limit order.
  case ticketStopLimit
  /// Opens the ticket of a take-profit order.
  case ticketTakeProfit
  /// Opens the ticket of a trailing stop.
  case ticketTrailingStop
  /// Opens the ticket of an iceberg order.
  case ticketIceberg
  /// Opens the ticket of a one-cancels-other pair.
  case ticketOneCancelsOther
  /// Opens the ticket of a bracket.
  case ticketBracket
  /// Cancels the market's orders and closes its position.
  case flatten
  /// Cancels the market's orders and turns its position round.
  case reverse
  /// Closes a quarter of the position.
  case closeQuarter
  /// Closes half of the position.
  case closeHalf
  /// Closes the position, and leaves orders alone.
  case closeAll
  /// Places the order that would close the position without gain or loss.
  case breakEven

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
  /// Moves the chosen order a row up.
  case moveOrderUp
  /// Moves the chosen order a row down.
  case moveOrderDown

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
  /// Makes the next order as large as a quarter of the balance allows.
  case shareQuarter
  /// Makes the next order as large as half of the balance allows.
  case shareHalf
  /// Makes the next order as large as the balance allows.
  case shareAll

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
  /// Switches what the bars of the ladder stand for.
  case toggleBars
  /// Lists the parts of the ladder, to switch them.
  case showLadderParts
  /// Shows only larger changes of the book.
  case flowMinimumUp
  /// Shows smaller changes of the book too.
  case flowMinimumDown

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

  /// Scrolls the chart back.
  case chartBack
  /// Scrolls the chart forward.
  case chartForward
  /// Scrolls the chart far back.
  case chartPageBack
  /// Scrolls the chart far forward.
  case chartPageForward
  /// Scrolls the chart to the oldest candle.
  case chartToStart
  /// Scrolls the chart to the present.
  case chartToPresent
  /// Makes candles wider.
  case widerCandles
  /// Makes candles narrower.
  case narrowerCandles
  /// Draws candles in dots, or in half blocks.
  case toggleDots
  /// Shows candles or the book over time.
  case toggleFace
  /// Shows the volume profile, or hides it.
  case toggleProfile

  /// Goes to the next layout.
  case nextLayout
  /// Goes to the layout before.
  case previousLayout
  /// Takes the layout for trading.
  case layoutTrade
  /// Takes the layout for watching.
  case layoutWatch
  /// Takes the layout for scalping.
  case layoutScalp
  /// Takes the layout for comparing.
  case layoutCompare
  /// Takes the layout for studying.
  case layoutStudy
  /// Gives a pane all the room.
  case maximise
  /// Moves the pane's border to the left.
  case borderLeft
  /// Moves the pane's border to the right.
  case borderRight
  /// Moves the pane's border up.
  case borderUp
  /// Moves the pane's border down.
  case borderDown
  /// Puts the layout's borders back.
  case resetSizes

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
  /// Runs a paused market until something happens in it.
  case stepEvent
  /// Runs a paused market until something trades in it.
  case stepTrade

  /// Goes ten seconds back in time.
  case rewindSeconds
  /// Goes a minute back in time.
  case rewindMinute
  /// Goes ten minutes back in time.
  case rewindMinutes
  /// Goes ten seconds ahead in a recording.
  case forwardSeconds
  /// Goes a minute ahead in a recording.
  case forwardMinute
  /// Goes ten minutes ahead in a recording.
  case forwardMinutes
  /// Goes on with a recorded session from here, as practice.
  case takeOver

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
  /// Goes to the next line of the ticket.
  case nextField
  /// Goes to the line before.
  case previousField
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
  /// Makes the ticket one of the next kind.
  case nextKind
  /// Makes the ticket one of the kind before.
  case previousKind
  /// Switches whether the order may only sell what there is.
  case toggleReduceOnly
  /// Switches what happens where the order would meet an own one.
  case nextSelfTradePrevention
  /// Takes a part of the balance for the quantity: a quarter, half, all.
  case ticketShare
  /// Sends an order in spite of the warning that was read.
  case sendAnyway

  /// Sets an alert at the chosen price.
  case alertAtCursor
  /// Shows the alerts.
  case showAlerts
  /// Switches bell, flash and notifications off, or on again.
  case toggleQuiet
  /// Selects the alert above.
  case alertUp
  /// Selects the alert below.
  case alertDown
  /// Removes the selected alert.
  case removeAlert
  /// Sets an alert on the spread.
  case alertOnSpread
  /// Switches the alert on own fills.
  case alertOnFills
  /// Switches the alert on changes of phase.
  case alertOnPhases

  /// Goes on with the word in the command line as far as it is clear.
  case completePrompt
  /// Goes back through what the word in the command line may become.
  case completeBack
  /// Brings back the command line before.
  case historyOlder
  /// Brings back the command line after.
  case historyNewer
  /// Opens the list of everything the keys do.
  case openPalette
  /// Opens the list of macros.
  case openMacros
  /// Opens search.
  case openSearch
  /// Narrows the list of keys.
  case filterHelp
  /// Chooses the row above in a list.
  case choiceUp
  /// Chooses the row below in a list.
  case choiceDown
  /// Chooses ten rows up in a list.
  case choicePageUp
  /// Chooses ten rows down in a list.
  case choicePageDown
  /// Goes a character to the left in a line of text.
  case lineLeft
  /// Goes a character to the right in a line of text.
  case lineRight
  /// Goes to the start of a line of text.
  case lineStart
  /// Goes to the end of a line of text.
  case lineEnd
  /// Takes the character on the right away.
  case eraseNext
  /// Takes the word on the left away.
  case eraseWord
  /// Takes everything on the left away.
  case eraseLine
  /// Goes to the notice before.
  case olderNotice
  /// Goes to the notice after.
  case newerNotice
  /// Cancels the own orders that an announced halt concerns.
  case settleCancel
  /// Cancels them and closes the positions.
  case settleFlatten
  /// Keeps them as they are.
  case settleKeep
  /// Switches whether all the account's orders end at a halt.
  case toggleAccountHaltPolicy
  /// Disarms the dead-man switch.
  case disarmDeadMan
  /// Shows what became of orders and balances in the last halt.
  case showReconciliation
  /// Shows the post-mortem of what is over.
  case showPostMortem
  /// Goes to the fill before.
  case olderFill
  /// Goes to the fill after.
  case newerFill
  /// Goes to the part of the ladder above.
  case partUp
  /// Goes to the part of the ladder below.
  case partDown
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
