import CSystem
import Documents
import Logging

/// Writes a log into a file, a line an event; never to the screen, which the desk has.
struct LogFileHandler: LogHandler {
  /// How large the log grows before it becomes the old one.
  static let bytesMax = 512 << 10

  let file: LineFile
  var logLevel = Logger.Level.info
  var metadata: Logger.Metadata = [:]
  var metadataProvider: Logger.MetadataProvider?

  init(file: LineFile, level: Logger.Level) {
    self.file = file
    logLevel = level
  }

  subscript(metadataKey key: String) -> Logger.Metadata.Value? {
    get { metadata[key] }
    set { metadata[key] = newValue }
  }

  func log(event: LogEvent) {
    let all = metadata.merging(event.metadata ?? [:]) { _, own in own }
    let fields = all.keys.sorted().map { key in
      " \(key)=\(all[key].map { Self.quoted("\($0)") } ?? "")"
    }
    let level = event.level.rawValue
    let padding = String(repeating: " ", count: max(0, 7 - level.count))
    let line =
      "\(Self.moment(csystem_calendar_seconds())) \(level)\(padding) \(event.message)"
      + fields.joined()
    // A log that cannot be written must not end a session, and there is nowhere else to say it.
    try? file.append(line)
  }

  /// A value as one word: with quotes where it has blanks.
  private static func quoted(_ value: String) -> String {
    value.contains { $0 == " " || $0 == "\"" }
      ? "\"\(value.replacing("\"", with: "'"))\"" : value
  }

  /// `2026-11-22T18:03:45Z`.
  private static func moment(_ seconds: Int64) -> String {
    let digits = Array(CalendarText.text(seconds))
    func part(_ range: Range<Int>) -> String { String(digits[range]) }
    return "\(part(0..<4))-\(part(4..<6))-\(part(6..<8))T"
      + "\(part(9..<11)):\(part(11..<13)):\(part(13..<15))Z"
  }
}
