import Measure
import Pseudoterminal

/// The yardstick, a program that runs the same workload from a file.
struct Yardstick {
  /// The program.
  let path: String
  /// The workload's file.
  private let file: String

  /// Writes a workload where the program can read it.
  init(path: String, _ workload: Workload) throws {
    self.path = path
    file = try WordFile.makeTemporary()
    try WordFile.write(workload.words, to: file)
  }

  /// Removes the file.
  func end() { WordFile.remove(file) }

  /// Runs it once: how many million operations a second, and the hash of its trades.
  /// - Throws: `ProgramError` where it does not start, ``YardstickError`` where it says something
  ///   else.
  func run() throws -> (millionsPerSecond: Double, tradeHash: String) {
    let program = try Program(
      [path, "run", file, "1"], columns: 200, rows: 10, terminal: "dumb")
    var output: [UInt8] = []
    let deadline = Program.now + 120_000_000_000
    while Program.now < deadline, let piece = program.receive(until: deadline) { output += piece }
    let words = String(decoding: output, as: UTF8.self).split { " ,\r\n".contains($0) }
    guard let median = words.firstIndex(of: "median"), median + 1 < words.count,
      let speed = Double(words[median + 1]), let hash = words.firstIndex(of: "hash"),
      hash + 1 < words.count
    else { throw YardstickError(path: path) }
    return (speed, String(words[hash + 1]))
  }
}

/// A program that does not answer as the yardstick does.
struct YardstickError: Error, CustomStringConvertible {
  /// The program.
  let path: String
  var description: String { "\(path): does not answer as the yardstick does" }
}
