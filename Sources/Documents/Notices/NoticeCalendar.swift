public import Market

/// Notices of maintenance as a calendar in the form of RFC 5545, for whatever program people look
/// into to see what their day holds.
///
/// An event keeps its UID through all revisions of its notice and counts them in SEQUENCE, so that
/// a calendar that has it already moves it; one that was called off is cancelled there too.
public enum NoticeCalendar {
  /// The calendar.
  ///
  /// - Parameters:
  ///   - notices: The notices, each in its latest revision.
  ///   - source: What tells these notices from those of another venue, such as a scenario's name
  ///     and fingerprint; it becomes part of each UID, where anything but letters, digits and
  ///     hyphens is a hyphen.
  ///   - symbols: The symbols of the instruments, by number.
  public static func text(
    _ notices: [MaintenanceNotice], source: String, symbols: [String]
  ) -> String {
    var lines = [
      "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Bellwether//Notices//EN", "CALSCALE:GREGORIAN",
      "METHOD:PUBLISH",
    ]
    for notice in notices { lines += event(notice, source: source, symbols: symbols) }
    lines.append("END:VCALENDAR")
    return lines.map { folded($0) + "\r\n" }.joined()
  }

  private static func event(
    _ notice: MaintenanceNotice, source: String, symbols: [String]
  ) -> [String] {
    let plan = notice.plan
    let place = String(
      source.map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "-" })
    let markets =
      plan.instruments.isEmpty
      ? "all markets"
      : plan.instruments.map {
        Int($0.rawValue) < symbols.count ? symbols[Int($0.rawValue)] : "market \($0.rawValue)"
      }.joined(separator: ", ")
    let isOff = notice.stage == .calledOff
    return [
      "BEGIN:VEVENT", "UID:notice-\(notice.id.rawValue)-\(place)@bellwether",
      "DTSTAMP:\(stamp(notice.updatedAt))", "CREATED:\(stamp(notice.publishedAt))",
      "LAST-MODIFIED:\(stamp(notice.updatedAt))", "SEQUENCE:\(notice.revision - 1)",
      "STATUS:\(isOff ? "CANCELLED" : "CONFIRMED")", "DTSTART:\(stamp(plan.cancelOnlyAt))",
      "DTEND:\(stamp(plan.expectedOpen))", "SUMMARY:\(escaped("\(plan.title) (\(markets))"))",
      "DESCRIPTION:\(escaped(description(notice)))", "CATEGORIES:MAINTENANCE", "TRANSP:OPAQUE",
    ] + (isOff ? [] : alarm(plan)) + ["END:VEVENT"]
  }

  private static func alarm(_ plan: MaintenancePlan) -> [String] {
    [
      "BEGIN:VALARM", "ACTION:DISPLAY", "TRIGGER:-PT30M",
      "DESCRIPTION:\(escaped("\(plan.title): only cancels in half an hour"))", "END:VALARM",
    ]
  }

  private static func description(_ notice: MaintenanceNotice) -> String {
    let plan = notice.plan
    var lines = [plan.reason]
    if let reason = notice.calledOffReason { lines.append("Called off: \(reason)") }
    lines += [
      "Only cancels from \(MomentText.text(plan.cancelOnlyAt)).",
      "Matching stops \(MomentText.text(plan.haltAt)).",
      "Open again \(MomentText.text(plan.expectedOpen)).",
    ]
    for move in notice.estimates {
      lines.append(
        "Moved \(MomentText.text(move.time)) from \(MomentText.text(move.from)): \(move.reason)")
    }
    if !plan.advice.isEmpty { lines.append(plan.advice) }
    return lines.joined(separator: "\n")
  }

  /// A moment as `20260310T090000Z`.
  private static func stamp(_ moment: Instant) -> String {
    let digits = MomentText.text(moment).filter(\.isNumber)
    return "\(digits.prefix(8))T\(digits.dropFirst(8))Z"
  }

  /// A text with what the form reserves escaped.
  static func escaped(_ text: String) -> String {
    var escaped = ""
    for character in text {
      switch character {
      case "\\": escaped += "\\\\"
      case ";": escaped += "\\;"
      case ",": escaped += "\\,"
      case "\n", "\r\n", "\r": escaped += "\\n"
      default:
        // Nothing else below a space has a place in a text.
        if character.unicodeScalars.allSatisfy({ $0.value >= 32 && $0.value != 127 }) {
          escaped.append(character)
        }
      }
    }
    return escaped
  }

  /// A line in parts of at most 75 octets, each but the first behind a break and a space; no
  /// character is torn apart.
  static func folded(_ line: String) -> String {
    var folded = ""
    var octets = 0
    for scalar in line.unicodeScalars {
      let count = String(scalar).utf8.count
      if octets + count > 75 {
        folded += "\r\n "
        octets = 1
      }
      folded.unicodeScalars.append(scalar)
      octets += count
    }
    return folded
  }
}
