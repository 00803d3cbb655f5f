// Incidents, as archives take them.

extension MissedUpdate: Archived {
  /// An entry to read into.
  static var blank: MissedUpdate { MissedUpdate(dueAt: .epoch) }

  /// Transfers both times.
  public mutating func transfer(_ archive: inout StateArchive) {
    dueAt.transfer(&archive)
    archive.transfer(&toldAt, blank: .epoch)
  }
}

extension IncidentUpdate: Archived {
  /// An update to read into.
  static var blank: IncidentUpdate {
    IncidentUpdate(stage: .investigating, impact: .none, known: "")
  }

  /// Transfers all of it.
  public mutating func transfer(_ archive: inout StateArchive) {
    archive.transfer(&stage)
    archive.transfer(&impact)
    archive.transfer(&known)
    archive.transfer(&unknown)
    archive.transfer(&advice)
    archive.transfer(&expectedOpen, blank: .epoch)
    archive.transfer(&reason)
    archive.transfer(&nextUpdateDue, blank: .epoch)
  }
}

extension IncidentNews: Archived {
  /// Transfers all of it.
  public mutating func transfer(_ archive: inout StateArchive) {
    time.transfer(&archive)
    update.transfer(&archive)
  }
}

extension Incident: Archived {
  /// An incident to read into.
  public static var blank: Incident {
    Incident(
      id: IncidentID(0), publishedAt: .epoch,
      report: IncidentReport(title: "", startedAt: .epoch, update: .blank))
  }

  /// Transfers all of it.
  public mutating func transfer(_ archive: inout StateArchive) {
    var (number, title, instruments, started) = (id.rawValue, title, instruments, startedAt)
    archive.transfer(&number)
    archive.transfer(&title)
    archive.transfer(&instruments, blank: InstrumentID(0))
    started.transfer(&archive)
    archive.transfer(&revision, in: 1...1 << 30)
    updatedAt.transfer(&archive)
    archive.transfer(
      &news, blank: IncidentNews(time: .epoch, update: .blank), wordsEach: 9)
    archive.transfer(&missedUpdates, blank: .blank, wordsEach: 2)
    guard archive.isReading else { return }
    guard !news.isEmpty else { return archive.fail(.inconsistent) }
    var read = Incident(
      id: IncidentID(number), publishedAt: news[0].time,
      report: IncidentReport(
        title: title, instruments: instruments, startedAt: started, update: news[0].update))
    read.revision = revision
    read.updatedAt = updatedAt
    read.news = news
    read.missedUpdates = missedUpdates
    self = read
  }
}
