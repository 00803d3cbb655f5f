public import Market

// When a good-till-date order ends, as it is typed.
extension Ticket {
  /// The most minutes that a date may be away: a year.
  private static let minutesMax: Int64 = 366 * 24 * 60

  /// Whether a time of day is being typed that goes on with a colon: one or two digits stand before
  /// it, and no third colon follows. Everywhere else a colon opens the command line.
  var takesTimeSeparator: Bool {
    guard field == .expiry, lines.contains(.expiry), !isFieldFresh else { return false }
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    return parts.count <= 2 && (1...2).contains(parts.last?.count ?? 0)
  }

  /// The moment that the line names, a whole second: so many minutes from now, or the next time of
  /// day `14:30` or `14:30:15` in UTC.
  func expiry(after now: Instant) throws(UnreadableLine) -> Instant {
    let text = self[.expiry]
    guard text.contains(":") else { return try minutes(text, after: now) }
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    let numbers = parts.compactMap { part in
      (1...2).contains(part.count) && part.allSatisfy { $0.isASCII && $0.isWholeNumber }
        ? Int64(String(part)) : nil
    }
    guard (2...3).contains(parts.count), numbers.count == parts.count, numbers[0] < 24,
      parts.dropFirst().allSatisfy({ $0.count == 2 }), numbers.dropFirst().allSatisfy({ $0 < 60 })
    else {
      throw UnreadableLine(text: "\(text) is no time; minutes such as 30, or a time such as 14:30")
    }
    let second = numbers[0] * 3_600 + numbers[1] * 60 + (numbers.count > 2 ? numbers[2] : 0)
    let present = now.nanoseconds / 1_000_000_000
    let midnight = present - present % 86_400
    let today = midnight + second
    return Instant(nanoseconds: (today > present ? today : today + 86_400) * 1_000_000_000)
  }

  private func minutes(_ text: String, after now: Instant) throws(UnreadableLine) -> Instant {
    guard !text.isEmpty else {
      throw UnreadableLine(text: "type when it ends: minutes such as 30, or a time such as 14:30")
    }
    guard let minutes = Int64(text), (1...Self.minutesMax).contains(minutes) else {
      throw UnreadableLine(
        text: "\(text) is no time; minutes such as 30, at most a year, or a time such as 14:30")
    }
    let end = now + .minutes(minutes)
    return Instant(nanoseconds: end.nanoseconds / 1_000_000_000 * 1_000_000_000)
  }
}

extension DeskState {
  /// When the order of a ticket would end by itself if it were sent now; `nil` where it would not,
  /// or where the ticket does not say.
  public func end(of ticket: Ticket) -> Instant? {
    guard ticket.amending == nil, ticket.timeInForce == .goodTillDate else { return nil }
    do throws(UnreadableLine) { return try ticket.expiry(after: now) } catch { return nil }
  }
}
