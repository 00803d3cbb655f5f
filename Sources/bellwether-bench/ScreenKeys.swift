import Pseudoterminal

/// Measures how long a key takes to reach the screen while the venue is busy.
///
/// Market time stands still, so that nothing but keys changes the screen and the first byte after a
/// key is the key's; the venue takes the load's orders all the same.
struct KeyRun {
  /// How programs are measured.
  var run: ScreenRun
  /// Orders a second.
  var load: Int

  /// How many keys are pressed.
  private static let keyCount = 500
  /// The longest wait for an answer, in nanoseconds.
  private static let patience: Int64 = 500_000_000

  /// Measures it.
  func measure(_ binary: String) throws(ProgramError) -> KeyResult {
    let program = try run.start([binary, "--no-journal", "--load", "\(load)"])
    var meter = OutputMeter()
    _ = try run.awaitPaint(program, &meter)
    program.send("p")
    let settled = Program.now + Int64(max(1, run.settleSeconds)) * 1_000_000_000
    try run.listen(program, &meter, until: settled)
    var result = KeyResult()
    for number in 0..<Self.keyCount {
      // The sizes in turn: each is marked where it stands, and nothing else changes.
      try press(number % 2 == 0 ? "1" : "2", program, &meter, &result)
      // Spread over the phases of a frame.
      let pause = Int64(15_000_000 + number * 7_919_000 % 17_000_000)
      try run.listen(program, &meter, until: Program.now + pause)
    }
    program.send("q")
    result.ordersPerSecond = Self.ordersPerSecond(in: farewell(of: program))
    result.nanoseconds.sort()
    return result
  }

  private func press(
    _ key: String, _ program: borrowing Program, _ meter: inout OutputMeter,
    _ result: inout KeyResult
  ) throws(ProgramError) {
    let begun = Program.now
    program.send(key)
    guard let piece = program.receive(until: begun + Self.patience) else {
      throw .ended(program: program.name, status: -1)
    }
    let now = Program.now
    guard !piece.isEmpty else { return result.unanswered += 1 }
    meter.take(piece, at: now)
    result.nanoseconds.append(now - begun)
  }

  /// What it prints when it leaves.
  private func farewell(of program: borrowing Program) -> String {
    var bytes: [UInt8] = []
    let end = Program.now + 5_000_000_000
    while Program.now < end, let piece = program.receive(until: end) { bytes += piece }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Reads `Load: 1000 orders in 20 ms`.
  static func ordersPerSecond(in text: String) -> Double {
    let words = text.split { $0.isWhitespace }.map(String.init)
    guard let start = words.firstIndex(of: "Load:"), words.count > start + 4,
      let orders = Double(words[start + 1]), let milliseconds = Double(words[start + 4]),
      milliseconds > 0
    else { return 0 }
    return orders / milliseconds * 1_000
  }
}

/// How long keys took.
struct KeyResult {
  /// From the key to the first byte, in order of size.
  var nanoseconds: [Int64] = []
  /// Keys after which nothing came.
  var unanswered = 0
  /// Orders that the venue took meanwhile.
  var ordersPerSecond = 0.0

  /// The time that so many of a hundred keys did not exceed.
  func milliseconds(at percent: Int) -> Double {
    guard !nanoseconds.isEmpty else { return 0 }
    let place = min(nanoseconds.count - 1, nanoseconds.count * percent / 100)
    return Double(nanoseconds[place]) / 1e6
  }
}
