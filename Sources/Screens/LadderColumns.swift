/// Where each column of the ladder stands in a row; from the left: own bids, bids, price, asks, own
/// asks, volume.
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
  private(set) var bidQuantity = Field()
  private(set) var bidBar = Field()
  /// The mark of the last trade, left of the price.
  private(set) var lastMark = Field()
  private(set) var price = Field()
  /// The mark of a limit of the day, right of the price.
  private(set) var limitMark = Field()
  private(set) var askBar = Field()
  private(set) var askQuantity = Field()
  private(set) var ownAsk = Field()
  /// Empty where there is no room for it.
  private(set) var volume = Field()

  /// In which order the parts grow, each to how much: 0 is a bar, 1 own orders, 2 quantities.
  private static let growth = [
    (4, 0), (9, 1), (5, 0), (11, 1), (9, 0), (7, 2), (13, 1), (18, 0),
  ]

  /// Shares out a width. The price is never cut; the rest grows with the room there is.
  init(x: Int, width: Int, priceWidth: Int) {
    var quantity = 6
    var bar = 3
    var own = 8
    var volume = 0
    func needed() -> Int {
      1 + priceWidth + 2 + 2 * (quantity + bar + own + 2) + (volume > 0 ? volume + 1 : 0)
    }
    // Too narrow for everything: own orders and bars give way first.
    while needed() > width, own > 0 || bar > 0 || quantity > 0 {
      if own > 6 {
        own -= 1
      } else if bar > 1 {
        bar -= 1
      } else if own > 0 {
        own -= 1
      } else {
        bar = 0
        quantity = max(0, quantity - 1)
      }
    }
    if needed() + 6 + 6 <= width { volume = 5 }
    var isGrowing = true
    while isGrowing {
      isGrowing = false
      for (most, part) in Self.growth {
        guard needed() + 2 <= width else { break }
        switch part {
        case 0 where bar < most: bar += 1
        case 1 where own < most: own += 1
        case 2 where quantity < most: quantity += 1
        default: continue
        }
        isGrowing = true
        break
      }
    }
    if volume > 0, needed() + 2 <= width { volume += 2 }
    place(x: x, [quantity, bar, own, volume, priceWidth])
  }

  private mutating func place(x: Int, _ widths: [Int]) {
    let (quantity, bar, own) = (widths[0], widths[1], widths[2])
    var x = x
    func next(_ width: Int, gap: Int = 0) -> Field {
      defer { x += width + gap }
      return Field(x: x, width: width)
    }
    pointer = next(1)
    ownBid = next(own, gap: 1)
    bidQuantity = next(quantity, gap: 1)
    bidBar = next(bar)
    lastMark = next(1)
    price = next(widths[4])
    limitMark = next(1)
    askBar = next(bar, gap: 1)
    askQuantity = next(quantity, gap: 1)
    ownAsk = next(own, gap: widths[3] > 0 ? 1 : 0)
    volume = next(widths[3])
  }
}
