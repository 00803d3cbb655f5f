import Pseudoterminal

/// How programs are measured: every one in the same way.
struct ScreenRun {
  /// The terminal's size.
  var size: TerminalSize
  /// What `TERM` says.
  var terminal: String
  /// How long to wait before measuring, after the first paint and the keys.
  var settleSeconds: Int
  /// How long to measure.
  var seconds: Int
  /// How often to start the program for the time to its first paint.
  var starts: Int

  /// How long a program may take to paint its screen.
  private static let paintSecondsMax = 15

  /// Measures one program.
  func measure(_ command: [String], typing keys: String) throws(ProgramError) -> ScreenResult {
    var paints: [(byte: Int64, paint: Int64)] = []
    for _ in 1..<starts {
      let program = try start(command)
      var meter = OutputMeter()
      paints.append(try awaitPaint(program, &meter))
      program.end()
    }
    let program = try start(command)
    var meter = OutputMeter()
    paints.append(try awaitPaint(program, &meter))
    program.send(keys)
    try listen(program, &meter, until: Program.now + Int64(settleSeconds) * 1_000_000_000)
    meter.restart()
    let before = try program.cost()
    let begun = Program.now
    try listen(program, &meter, until: begun + Int64(seconds) * 1_000_000_000)
    let after = try program.cost()
    let result = ScreenResult(
      program: command.joined(separator: " "), firstByteNanoseconds: paints.map(\.byte).sorted(),
      firstPaintNanoseconds: paints.map(\.paint).sorted(), nanoseconds: Program.now - begun,
      bytes: meter.bytes, frames: meter.frames, frameBytesMax: meter.frameBytesMax,
      processorNanoseconds: after.processorNanoseconds - before.processorNanoseconds,
      drawingNanoseconds: after.mainThreadNanoseconds - before.mainThreadNanoseconds,
      residentBytes: after.residentBytes)
    program.end()
    return result
  }

  func start(_ command: [String]) throws(ProgramError) -> Program {
    try Program(command, columns: size.columns, rows: size.rows, terminal: terminal)
  }

  /// Waits for the first paint: when the first byte and when the first full frame were there.
  func awaitPaint(
    _ program: borrowing Program, _ meter: inout OutputMeter
  ) throws(ProgramError) -> (byte: Int64, paint: Int64) {
    let enough = size.columns * size.rows / 8
    let deadline = program.started + Int64(Self.paintSecondsMax) * 1_000_000_000
    var firstByte: Int64?
    while Program.now < deadline {
      let silence = Program.now + OutputMeter.silenceNanosecondsMax + 1_000_000
      try listen(program, &meter, until: silence, stopping: true)
      guard let newest = meter.newest else { continue }
      if firstByte == nil { firstByte = newest }
      if meter.characters >= enough && meter.isSilent(at: Program.now) {
        return ((firstByte ?? newest) - program.started, newest - program.started)
      }
    }
    throw .paintedNothing(program: program.name, seconds: Self.paintSecondsMax)
  }

  /// Takes output until a moment, or (`stopping`) until there is one piece, and answers questions.
  func listen(
    _ program: borrowing Program, _ meter: inout OutputMeter, until end: Int64,
    stopping: Bool = false
  ) throws(ProgramError) {
    repeat {
      guard let piece = program.receive(until: end) else {
        throw .ended(program: program.name, status: program.takeStatus() ?? -1)
      }
      meter.take(piece, at: Program.now)
      let answers = meter.takeAnswers()
      if !answers.isEmpty { program.send(answers) }
      if stopping && !piece.isEmpty { return }
    } while Program.now < end
  }
}
