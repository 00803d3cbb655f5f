/// Everything a key, a click or a hint can do. What each is called and bound to stands in one table.
public enum Action: String, Hashable, Sendable, CaseIterable {
  // Orders at the cursor or the touch.
  case buyAtCursor, sellAtCursor
  case joinBid, joinAsk
  case improveBid, improveAsk
  case takeAsk, takeBid
  case marketBuy, marketSell
  case flatten
  // Open orders.
  case cancelSelected, cancelAll, cancelBids, cancelAsks, amendSelected
  // Size.
  case size1, size2, size3, size4, sizeUp, sizeDown
  // Moving about.
  case cursorUp, cursorDown, pageUp, pageDown, cursorToBid, cursorToAsk, centre
  case groupMore, groupLess
  case nextPane, tabOrders, tabFills, tabNotices, tabMessages
  case nextMarket, previousMarket
  case shorterInterval, longerInterval
  // Safety.
  case safetyView, safetyArmed, safetyHot
  // Time.
  case pauseOrResume, faster, slower, normalSpeed, stepSecond
  // Screen.
  case showNotice, help, nextTheme, toggleMouse, redraw
  // Ticket and questions.
  case confirm, dismiss, nextField
  // The program.
  case suspend, quit
}
