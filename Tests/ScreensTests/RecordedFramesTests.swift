import Canvas
import Desk
import Testing

@testable import Screens

@Suite("Recorded frames")
struct RecordedFramesTests {
  private static let sizes = [(60, 16), (80, 24), (120, 40), (200, 60)]

  @Test("a busy market at every layout", arguments: sizes)
  func busy(width: Int, height: Int) throws {
    try expect("busy", Fixture.busy, width, height)
  }

  @Test(
    "stages of a notice",
    arguments: [
      ("announced", 120, 40), ("cancel-only", 80, 24), ("halted", 120, 40), ("halted", 60, 16),
      ("auction", 120, 40), ("completed", 200, 60),
    ])
  func notice(name: String, width: Int, height: Int) throws {
    try expect(name, try #require(Fixture.state(name)), width, height)
  }

  @Test(
    "what lies over the screen",
    arguments: [
      ("ticket", 120, 40), ("market-ticket", 80, 24), ("notice", 120, 40),
      ("question", 80, 24),
    ])
  func overlay(name: String, width: Int, height: Int) throws {
    try expect(name, try #require(Fixture.state(name)), width, height)
  }

  @Test(
    "an upgrade at every layout",
    arguments: ["upgrading", "upgraded", "upgrade-refused", "upgraded-announced"], sizes.dropFirst()
  )
  func upgrade(name: String, size: (Int, Int)) throws {
    try expect(name, try #require(Fixture.state(name)), size.0, size.1)
  }

  @Test(
    "the command line and what ended for good",
    arguments: [
      ("prompt", 120, 40), ("prompt", 80, 24), ("prompt-named", 120, 40), ("prompt", 200, 60),
      ("prompt-wrong", 80, 24), ("prompt-chain", 120, 40), ("prompt-chain", 60, 16),
      ("palette", 80, 24), ("palette", 120, 40), ("palette", 200, 60), ("macros", 80, 24),
      ("search", 80, 24), ("search", 120, 40), ("search", 200, 60), ("help-filtered", 120, 40),
      ("halted-for-good", 80, 24), ("halted-for-good", 120, 40), ("halted-for-good", 200, 60),
      ("notice-of-the-end", 120, 40), ("notices", 80, 24), ("long-notice", 80, 24),
      ("long-notice-scrolled", 80, 24),
    ])
  func later(name: String, width: Int, height: Int) throws {
    try expect(name, try #require(Fixture.state(name)), width, height)
  }

  @Test(
    "the ticket of every kind, and alerts", arguments: Fixture.tickets, [(80, 24), (120, 40)])
  func tickets(named: Fixture.Named, size: (Int, Int)) throws {
    try expect(named.name, named.state, size.0, size.1)
  }

  @Test("every layout at every size", arguments: LayoutPreset.allCases, sizes + [(80, 60)])
  func layout(preset: LayoutPreset, size: (Int, Int)) throws {
    try expect("layout-\(preset.name)", Fixture.arranged(preset), size.0, size.1)
  }

  @Test("charts in other states", arguments: ["scrolled", "dotted", "book", "maximised"])
  func chart(name: String) throws {
    let state = try #require(Fixture.charts.first { $0.name == "chart-" + name }).state
    try expect("chart-" + name, state, 120, 40)
  }

  @Test("borders that were moved", arguments: sizes.dropFirst())
  func resized(width: Int, height: Int) throws {
    let state = try #require(Fixture.charts.first { $0.name == "resized" }).state
    try expect("resized", state, width, height)
  }

  @Test("a thin market, looked at only") func thin() throws {
    try expect("thin", Fixture.thin, 120, 40)
  }

  @Test("before the first view") func empty() throws {
    try expect("empty", Fixture.empty, 80, 24)
  }

  @Test("too small for any layout", arguments: [(59, 16), (60, 15), (12, 3)])
  func tooSmall(width: Int, height: Int) throws {
    try expect("too-small", Fixture.busy, width, height)
  }

  private func expect(_ name: String, _ state: DeskState, _ width: Int, _ height: Int) throws {
    let recording = Recording(name: name, size: Size(width: width, height: height))
    let difference = try recording.difference(from: state)
    #expect(difference == nil, "\(name) \(width)x\(height): \(difference ?? "")")
  }
}

@Suite("Differences between recordings")
struct RecordingTests {
  @Test("name the lines and mark the columns") func differences() {
    let report = Recording.difference(old: "same\nabc\n", new: "same\naxc\n")
    #expect(report == "1 lines differ\nline 2\n  was abc\n  is  axc\n       ^ ")
  }
}
