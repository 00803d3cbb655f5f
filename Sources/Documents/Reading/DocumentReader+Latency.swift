import Market

extension DocumentReader {
  private static let ways = ["entry", "cancel", "data", "jitter"]

  /// How far somebody is from the exchange: a length of time such as `50ms` for every way, `none`,
  /// or a way each with the most that it takes longer.
  mutating func latency(_ node: DocumentNode, _ what: String) -> LatencyProfile? {
    let range = TimeSpan.zero...LatencyProfile.longest
    if let text = node.text {
      if text == "none" { return LatencyProfile(.zero) }
      guard DurationText.span(text) != nil else {
        report(
          "\(what) must be none or a length of time such as 50ms, found \(node.kind)", at: node)
        return nil
      }
      return duration(node, what, in: range).map { LatencyProfile($0) }
    }
    guard let fields = fields(of: node, describing: what, allowed: Self.ways) else { return nil }
    var spans: [String: TimeSpan] = [:]
    for (_, name, value) in fields.entries {
      spans[name] = duration(value, "\(what): \(name)", in: range)
    }
    func way(_ name: String) -> LatencyProfile.Way {
      let span = spans[name] ?? .zero
      let usual = TimeSpan(nanoseconds: span.nanoseconds / 5)
      return LatencyProfile.Way(span: span, jitter: spans["jitter"] ?? usual)
    }
    return LatencyProfile(entry: way("entry"), cancel: way("cancel"), data: way("data"))
  }
}
