/// What was measured of one program.
struct ScreenResult {
  /// The command that was run.
  var program: String
  /// From the start to the first byte of output, of every start, in order of size.
  var firstByteNanoseconds: [Int64]
  /// From the start to the first painted screen, of every start, in order of size.
  var firstPaintNanoseconds: [Int64]
  /// How long the measurement took.
  var nanoseconds: Int64
  /// Bytes written to the terminal.
  var bytes: Int
  /// Frames written to the terminal.
  var frames: Int
  /// The bytes of the largest frame.
  var frameBytesMax: Int
  /// Processor time used.
  var processorNanoseconds: Int64
  /// The part of it that the first thread used: in Bellwether, the one that draws.
  var drawingNanoseconds: Int64
  /// Memory in use at the end.
  var residentBytes: Int64

  /// The measured numbers, each with its name and unit, in the order they are shown in.
  var figures: [Figure] {
    let seconds = Double(nanoseconds) / 1e9
    return [
      Figure("first byte", "ms", Double(median(firstByteNanoseconds)) / 1e6),
      Figure("first paint", "ms", Double(median(firstPaintNanoseconds)) / 1e6),
      Figure("slowest paint", "ms", Double(firstPaintNanoseconds.last ?? 0) / 1e6),
      Figure("bytes a second", "", Double(bytes) / seconds),
      Figure("frames a second", "", Double(frames) / seconds),
      Figure("bytes a frame", "", frames == 0 ? 0 : Double(bytes) / Double(frames)),
      Figure("largest frame", "bytes", Double(frameBytesMax)),
      Figure("processor", "% of a core", Double(processorNanoseconds) / Double(nanoseconds) * 100),
      Figure(
        "first thread", "% of a core", Double(drawingNanoseconds) / Double(nanoseconds) * 100),
      Figure("memory", "MB", Double(residentBytes) / 1e6),
    ]
  }

  private func median(_ sorted: [Int64]) -> Int64 {
    sorted.isEmpty ? 0 : sorted[sorted.count / 2]
  }
}

/// A measured number.
struct Figure {
  /// What it is.
  var name: String
  /// Its unit, or nothing where the name says it.
  var unit: String
  /// How much.
  var value: Double

  init(_ name: String, _ unit: String, _ value: Double) {
    self.name = name
    self.unit = unit
    self.value = value
  }

  /// The name as a key: `first_paint_ms`.
  var key: String {
    let short = unit == "% of a core" ? "percent" : unit.lowercased()
    let whole =
      short.isEmpty || short == "bytes" && name.contains("bytes") ? name : "\(name) \(short)"
    return whole.map { $0 == " " ? "_" : String($0) }.joined()
  }
}
