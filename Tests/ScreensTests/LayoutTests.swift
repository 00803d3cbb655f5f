import Canvas
import Desk
import Market
import Testing

@testable import Screens

@Suite("The layout")
struct LayoutTests {
  private static let banner = Fixture.noticed(.within5Minutes).banner

  private static let sizes: [Size] = {
    var sizes: [Size] = []
    for width in stride(from: 60, through: 240, by: 1) {
      for height in 16...70 { sizes.append(Size(width: width, height: height)) }
    }
    return sizes
  }()

  private static func parts(_ layout: Layout) -> [(String, Rect)] {
    let lines = [
      ("status", layout.status), ("banner", layout.banner),
      ("account line", layout.accountLine), ("messages", layout.messages), ("hints", layout.hints),
    ]
    return (lines + layout.panels.places.map { ("\($0.panel)", $0.rect) })
      .filter { !$0.1.isEmpty }
  }

  @Test("covers the screen without a hole and without an overlap", arguments: [false, true])
  func covers(hasBanner: Bool) {
    for size in Self.sizes {
      let layout = Layout(size: size, state: Fixture.empty, banner: hasBanner ? Self.banner : nil)
      let parts = Self.parts(layout).map(\.1)
      let area = parts.reduce(0) { $0 + $1.width * $1.height }
      #expect(area == size.width * size.height, "\(size)")
      for (number, part) in parts.enumerated() {
        let others = parts.dropFirst(number + 1)
        #expect(others.allSatisfy { $0.intersection(part).isEmpty }, "\(size)")
      }
    }
  }

  @Test("gives every part the room it needs", arguments: [false, true])
  func room(hasBanner: Bool) {
    for size in Self.sizes {
      let layout = Layout(size: size, state: Fixture.empty, banner: hasBanner ? Self.banner : nil)
      #expect(layout.ladder.width >= 54 && layout.ladder.height >= 6, "\(size)")
      #expect(layout.blotter.height >= 4 && !layout.messages.isEmpty && !layout.hints.isEmpty)
      #expect(layout.banner.isEmpty == !hasBanner)
      #expect(layout.account.isEmpty != layout.accountLine.isEmpty)
    }
  }

  @Test("leaves no part empty", arguments: [0, 1, 2])
  func drawn(part: Int) {
    let state = Fixture.busy
    let some = Self.sizes.filter { $0.width % 9 == 0 && $0.height % 5 == part }
    for size in some + [Size(width: 120, height: 40), Size(width: 112, height: 36)] {
      let layout = Layout(size: size, state: state, banner: nil)
      let grid = EverySizeTests.frame(state, size).grid
      for (name, rect) in Self.parts(layout) {
        var glyphs = 0
        for y in rect.y..<rect.maxY {
          for x in rect.x..<rect.maxX where grid[x, y]?.glyph != " " { glyphs += 1 }
        }
        #expect(glyphs > 4, "\(name) at \(size)")
      }
    }
  }

  @Test("120x40 has everything; 200x60 has the list of markets too")
  func everything() {
    let full = Layout(size: Size(width: 120, height: 40), state: Fixture.busy, banner: Self.banner)
    for panel in [Panel.chart, .tape, .depth, .account] {
      #expect(!full.rect(of: panel).isEmpty)
    }
    let wide = Layout(size: Size(width: 200, height: 60), state: Fixture.busy, banner: Self.banner)
    #expect(wide.rect(of: .watchlist).height == 6)
    let text = EverySizeTests.frame(Fixture.busy, Size(width: 200, height: 60)).grid.text
    for symbol in ["BTC-USDT", "ETH-USDT", "HEFT-USDT"] { #expect(text.contains(symbol)) }
  }
}
