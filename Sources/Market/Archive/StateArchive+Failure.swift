extension StateArchive {
  /// Why an archive could not be read, and where.
  public struct Failure: Error, Hashable, Sendable, CustomStringConvertible {
    /// What can be wrong.
    public enum Reason: UInt8, Hashable, Sendable, CaseIterable {
      /// It does not begin as an archive does.
      case notAnArchive
      /// It has a layout that this program does not know.
      case unknownFormat
      /// It ends too early.
      case truncated
      /// It goes on after its end.
      case surplus
      /// Its seal is not that of its words.
      case damaged
      /// It was made from another scenario.
      case otherScenario
      /// A part of the state is not where it should be.
      case outOfPlace
      /// A number is not one that it can be.
      case outOfRange
      /// Two things contradict each other.
      case inconsistent
    }

    /// What is wrong.
    public var reason: Reason
    /// In which part of the state.
    public var section: String
    /// At which word, from 0.
    public var word: Int

    /// Says what is wrong and where.
    public init(_ reason: Reason, section: String, word: Int) {
      self.reason = reason
      self.section = section
      self.word = word
    }

    /// The failure in words.
    public var description: String {
      switch reason {
      case .notAnArchive: "this is not a snapshot of an exchange"
      case .unknownFormat: "the snapshot has a format that this program does not know"
      case .truncated: "the snapshot ends too early, in \(place)"
      case .surplus: "the snapshot goes on after its end, from word \(word) on"
      case .damaged: "the snapshot is damaged: its checksum is not that of its contents"
      case .otherScenario: "the snapshot was made from another scenario"
      case .outOfPlace: "the snapshot has something else where \(place) should begin"
      case .outOfRange: "the snapshot has an impossible number in \(place)"
      case .inconsistent: "the snapshot contradicts itself in \(place)"
      }
    }

    private var place: String { "\u{201C}\(section)\u{201D}, word \(word)" }
  }
}
