import Canvas
import Desk
import Market
import Testing

@testable import Screens

@Suite("At every size")
struct EverySizeTests {
  /// Sizes around the places where the layout changes, and a net over the rest.
  static let sizes: [Size] = {
    let heights = [0, 1, 2, 3, 8, 15, 16, 17, 21, 22, 24, 29, 30, 32, 35, 36, 40, 50]
    var sizes: [Size] = []
    for width in 0...130 {
      for (number, height) in heights.enumerated() where (width + number) % 3 == 0 {
        sizes.append(Size(width: width, height: height))
      }
    }
    for width in [0, 1, 59, 60, 61, 75, 76, 77, 78, 95, 96, 111, 112, 113, 130, 169, 170, 220] {
      for height in 0...50 { sizes.append(Size(width: width, height: height)) }
    }
    return sizes + [Size(width: 302, height: 90), Size(width: 200, height: 60)]
  }()

  @Test("a frame has the size asked for, and its targets lie inside", arguments: 0..<4)
  func fits(part: Int) {
    let states = Fixture.all
    for (number, size) in Self.sizes.enumerated() where number % 4 == part {
      let named = states[(number / 4) % states.count]
      let frame = Screens.frame(named.state, theme: .plain, glyphs: .unicode, size: size)
      #expect(frame.grid.size == size)
      let isInside = frame.targets.allSatisfy {
        !$0.rect.isEmpty && $0.rect.intersection(frame.grid.bounds) == $0.rect
      }
      #expect(isInside, "\(named.name) at \(size)")
      #expect(frame.ladderRows >= 0 && frame.ladderRows <= size.height)
    }
  }

  /// The sizes for which there is a layout, from the least upwards.
  private static let layouts = [
    (60, 16), (61, 21), (76, 22), (79, 23), (80, 24), (96, 30), (111, 35), (112, 36), (120, 40),
    (130, 24), (169, 50), (170, 16), (200, 60),
  ].map { Size(width: $0.0, height: $0.1) }

  @Test("market, phase and safety are words on the first row", arguments: Fixture.all)
  func statusWords(named: Fixture.Named) {
    for size in Self.layouts {
      for safety in Safety.allCases {
        var state = named.state
        state.safety = safety
        let row = Self.row(0, of: state, size)
        #expect(row.contains(state.instrument.symbol), "\(size)")
        // At a recording nothing is sent, however safe the desk is.
        let word = state.recording == nil ? safety.word : "REPLAY"
        #expect((row + " ").contains(" \(word) "), "\(size): \(row)")
        if let phase = state.summary?.phase {
          #expect(row.contains(phase.name.uppercased()), "\(size): \(row)")
        }
      }
    }
  }

  @Test("the banner is under it as long as there is one", arguments: Fixture.all)
  func banner(named: Fixture.Named) {
    guard let banner = named.state.banner else { return }
    for size in Self.layouts where named.state.overlay == nil || size.height >= 24 {
      let row = Self.row(1, of: named.state, size)
      #expect(row.contains(banner.headline), "\(size): \(row)")
    }
  }

  @Test("the last message is there, whatever the tab", arguments: Tab.allCases)
  func lastMessage(tab: Tab) {
    for size in Self.layouts {
      var state = Fixture.busy
      state.tab = tab
      let text = Self.frame(state, size).grid.text
      #expect(text.contains("bought 0.10000 at 61,732.15"), "\(size)")
    }
  }

  @Test("a screen that is too small says what there is and what is needed")
  func tooSmall() {
    let row = Self.frame(Fixture.busy, Size(width: 59, height: 15)).grid.text
    #expect(row.contains("59") && row.contains("15") && row.contains("60x16"))
  }

  @Test("ASCII is all there is where the terminal has no more", arguments: Fixture.all)
  func ascii(named: Fixture.Named) {
    for size in [Size(width: 60, height: 16), Size(width: 120, height: 40)] {
      let frame = Screens.frame(named.state, theme: .plain, glyphs: .ascii, size: size)
      let strange = frame.grid.cells.filter { !(0x20..<0x7f).contains($0.glyph.value) }
      #expect(strange.isEmpty, "\(named.name) at \(size): \(strange.prefix(3))")
    }
  }

  static func frame(_ state: DeskState, _ size: Size) -> Frame {
    Screens.frame(state, theme: .numbered, glyphs: .unicode, size: size)
  }

  static func row(_ y: Int, of state: DeskState, _ size: Size) -> String {
    String(frame(state, size).grid.text.split(separator: "\n", omittingEmptySubsequences: false)[y])
  }
}
