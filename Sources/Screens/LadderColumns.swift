internal import Desk

/// Where each column of the ladder stands in a row; from the left: own bids, what was stacked and
/// pulled there, bids, price, asks, the same again, own asks, what traded lately, what traded in
/// the session.
struct LadderColumns: Hashable {
  /// A column: where it begins and how wide it is.
  struct Field: Hashable {
    var x = 0
    var width = 0
    var end: Int { x + width }
  }

  /// Shows which row has the cursor.
  private(set) var pointer = Field()
  private(set) var ownBid = Field()
  /// Empty where there is no room for it, or it is hidden.
  private(set) var bidFlow = Field()
  private(set) var bidQuantity = Field()
  private(set) var bidBar = Field()
  /// The mark of the last trade, left of the price.
  private(set) var lastMark = Field()
  private(set) var price = Field()
  /// The mark of a limit of the day, right of the price.
  private(set) var limitMark = Field()
  private(set) var askBar = Field()
  private(set) var askQuantity = Field()
  private(set) var askFlow = Field()
  private(set) var ownAsk = Field()
  /// Empty where there is no room for it.
  private(set) var traded = Field()
  /// Empty where there is no room for it.
  private(set) var volume = Field()

  /// Whether a part is on the screen.
  func shows(_ part: LadderPart) -> Bool {
    switch part {
    case .own: ownBid.width > 0
    case .bars: bidBar.width > 0
    case .flow: bidFlow.width > 0
    case .traded: traded.width > 0
    case .volume: volume.width > 0
    }
  }

  /// How wide one of the two figures of stacked and pulled is.
  static let flowWidth = 6

  /// How wide each part is.
  private struct Widths {
    var quantity = 6
    var bar = 3
    var own = 8
    var flow = 0
    var traded = 0
    var volume = 0
    let price: Int

    /// What they take together.
    var needed: Int {
      func spaced(_ width: Int) -> Int { width > 0 ? width + 1 : 0 }
      let side = quantity + bar + own + 2 + spaced(flow)
      return 1 + price + 2 + 2 * side + spaced(traded) + spaced(volume)
    }
  }

  /// In which order the parts grow, each to how much: 0 is a bar, 1 own orders, 2 quantities.
  private static let growth = [
    (4, 0), (9, 1), (5, 0), (11, 1), (9, 0), (7, 2), (13, 1), (12, 0), (16, 1), (18, 0),
  ]

  /// Shares out a width. The price is never cut; the rest grows with the room there is.
  init(x: Int, width: Int, priceWidth: Int, look: LadderLook = LadderLook()) {
    var widths = Widths(price: priceWidth)
    if look[.own] == .hidden { widths.own = 0 }
    if look[.bars] == .hidden { widths.bar = 0 }
    // Too narrow for everything: own orders and bars give way first.
    while widths.needed > width, widths.own > 0 || widths.bar > 0 || widths.quantity > 0 {
      if widths.own > 6 {
        widths.own -= 1
      } else if widths.bar > 1 {
        widths.bar -= 1
      } else if widths.own > 0 {
        widths.own -= 1
      } else {
        widths.bar = 0
        widths.quantity = max(0, widths.quantity - 1)
      }
    }
    for part in [LadderPart.flow, .traded, .volume] where look[part] == .shown {
      Self.add(part, &widths, within: width, spare: 0)
    }
    // Before the session's volume comes room for the exact place of own orders.
    for (part, spare) in [(LadderPart.traded, 6), (.flow, 6), (.volume, 10)]
    where look[part] == .automatic {
      Self.add(part, &widths, within: width, spare: spare)
    }
    Self.grow(&widths, within: width, look)
    place(x: x, widths)
  }

  /// Adds a part that is not always there, where so many columns are still to spare then.
  private static func add(
    _ part: LadderPart, _ widths: inout Widths, within width: Int, spare: Int
  ) {
    var wider = widths
    switch part {
    case .flow: wider.flow = flowWidth
    case .traded: wider.traded = 5
    case .volume: wider.volume = 5
    case .own, .bars: return
    }
    if wider.needed + spare <= width { widths = wider }
  }

  private static func grow(_ widths: inout Widths, within width: Int, _ look: LadderLook) {
    var isGrowing = true
    while isGrowing {
      isGrowing = false
      for (most, part) in growth {
        guard widths.needed + 2 <= width else { break }
        switch part {
        case 0 where widths.bar < most && look[.bars] != .hidden: widths.bar += 1
        case 1 where widths.own < most && look[.own] != .hidden: widths.own += 1
        case 2 where widths.quantity < most: widths.quantity += 1
        default: continue
        }
        isGrowing = true
        break
      }
      // Both figures, where there is plenty.
      if widths.flow == flowWidth, widths.bar >= 5, widths.needed + 2 * (flowWidth + 1) <= width {
        widths.flow = 2 * flowWidth + 1
        isGrowing = true
      }
    }
    if widths.volume > 0, widths.needed + 2 <= width { widths.volume += 2 }
  }

  private mutating func place(x: Int, _ widths: Widths) {
    var x = x
    func next(_ width: Int, gap: Int = 0) -> Field {
      defer { x += width + gap }
      return Field(x: x, width: width)
    }
    func gap(before width: Int) -> Int { width > 0 ? 1 : 0 }
    pointer = next(1)
    ownBid = next(widths.own, gap: 1)
    bidFlow = next(widths.flow, gap: gap(before: widths.flow))
    bidQuantity = next(widths.quantity, gap: 1)
    bidBar = next(widths.bar)
    lastMark = next(1)
    price = next(widths.price)
    limitMark = next(1)
    askBar = next(widths.bar, gap: 1)
    askQuantity = next(widths.quantity, gap: 1)
    askFlow = next(widths.flow, gap: gap(before: widths.flow))
    ownAsk = next(widths.own, gap: gap(before: widths.traded))
    traded = next(widths.traded, gap: gap(before: widths.volume))
    volume = next(widths.volume)
  }
}
