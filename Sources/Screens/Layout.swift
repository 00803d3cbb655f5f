internal import Canvas
internal import Desk

/// Where each part of the screen stands at a size. What finds no room has an empty rectangle.
///
/// The status line, the banner, the ladder, the lower panel and the last message are never left
/// out.
struct Layout {
  /// The smallest size that is drawn.
  static let least = Size(width: 60, height: 16)

  static func fits(_ size: Size) -> Bool {
    size.width >= least.width && size.height >= least.height
  }

  static let nowhere = Rect(x: 0, y: 0, width: 0, height: 0)

  /// Whether panels have frames; small screens have no room for them.
  let isFramed: Bool
  var status = nowhere
  var banner = nowhere
  var ladder = nowhere
  var chart = nowhere
  var depth = nowhere
  var tape = nowhere
  var markets = nowhere
  var blotter = nowhere
  var account = nowhere
  var accountLine = nowhere
  var messages = nowhere
  var hints = nowhere

  init(size: Size, state: DeskState, banner: Banner?) {
    let screen = Rect(x: 0, y: 0, width: size.width, height: size.height)
    isFramed = size.width >= 76 && size.height >= 22
    let hasAccountPanel = size.width >= 112 && size.height >= 36
    let lower = isFramed ? max(6, min(14, size.height / 4)) : size.height / 4
    let messageRows = size.height < 30 ? 1 : size.height < 50 ? 2 : 3
    let parts = screen.rows([
      .fixed(1), .fixed(banner.map { Self.rows(of: $0, size) } ?? 0), .weight(1), .fixed(lower),
      .fixed(hasAccountPanel ? 0 : 1), .fixed(messageRows), .fixed(size.height < 32 ? 1 : 2),
    ])
    status = parts[0]
    self.banner = parts[1]
    accountLine = parts[4]
    messages = parts[5]
    hints = parts[6]
    let panels = parts[3].columns([
      .weight(1), .fixed(hasAccountPanel ? (size.width >= 170 ? 60 : 38) : 0),
    ])
    blotter = panels[0]
    account = panels[1]
    divide(parts[2], markets: state.session.instruments.count)
  }

  /// How many rows an announcement has as long as it is there; an upgrade alone needs one.
  static func rows(of banner: Banner, _ size: Size) -> Int {
    size.height < 30 || banner.kind == .upgrade && banner.companions.isEmpty ? 1 : 2
  }

  /// Shares out the middle of the screen.
  private mutating func divide(_ main: Rect, markets count: Int) {
    if main.width >= 170 {
      let columns = main.columns([.fixed(80), .weight(1), .fixed(36)])
      ladder = columns[0]
      tape = columns[2]
      let rows = columns[1].rows([
        .fixed(main.height >= 30 && count > 1 ? count + 3 : 0), .weight(3),
        main.height >= 22 ? .weight(2) : .fixed(0),
      ])
      self.markets = rows[0]
      chart = rows[1]
      depth = rows[2]
    } else if main.width >= 112 {
      let columns = main.columns([.fixed(max(72, main.width * 45 / 100)), .weight(1)])
      ladder = columns[0]
      let isTall = main.height >= 15
      let rows = columns[1].rows([.weight(5), .weight(isTall ? 4 : 0)])
      // Side by side with the tape: the depth where there is room for both, or the chart itself.
      let divided = rows[isTall ? 1 : 0]
      let hasRoom = divided.width >= 25 + (isTall ? 20 : 30)
      let parts = divided.columns([.weight(hasRoom ? 1 : 0), hasRoom ? .fixed(25) : .weight(1)])
      if isTall {
        (chart, depth, tape) = (rows[0], parts[0], parts[1])
      } else {
        (chart, tape) = hasRoom ? (parts[0], parts[1]) : (divided, Self.nowhere)
      }
    } else if isFramed && main.width >= 78 {
      let columns = main.columns([.weight(1), .fixed(main.width >= 96 ? 33 : 23)])
      ladder = columns[0]
      tape = columns[1]
    } else {
      ladder = main
    }
  }
}
