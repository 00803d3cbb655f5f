internal import Lanes
internal import Market

/// The lanes of a venue, made and connected: one end of each for the thread, one for the ports.
struct VenueAssembly: ~Copyable {
  let shared: VenueShared
  let links: [ParticipantLink]
  let ports: [PortBox]
  var feed: Feed<PublicEvent>.Writer
  var upgrades: Lane<UpgradeLink>.Consumer
  let offers: UpgradeOffers

  /// Makes everything that the configuration asks for.
  init(configuration: VenueConfiguration) throws(SystemFailure) {
    let shared = VenueShared(doorbell: try Doorbell())
    let writer = Feed<PublicEvent>.make(capacity: configuration.feedCapacity)
    var links: [ParticipantLink] = []
    var ports: [PortBox] = []
    for account in configuration.participants {
      let doorbell = try Doorbell()
      let commands = Lane<Command>.make(capacity: configuration.commandCapacity)
      let controls = Lane<VenueControl>.make(capacity: 64)
      let events = Lane<Event>.make(capacity: configuration.eventCapacity)
      let news = Lane<RoutedNews>.make(capacity: 64)
      let answers = Lane<Event>.make(capacity: max(2, 2 * configuration.commandsPerTurn.roundedUp))
      let views = Slot<MarketView>.make { MarketView() }
      let linkEnds = LinkEnds(
        commands: commands.consumer, controls: controls.consumer, events: events.producer,
        news: news.producer, views: views.writer)
      let portEnds = PortEnds(
        commands: commands.producer, controls: controls.producer, events: events.consumer,
        news: news.consumer, answers: answers.consumer, views: views.reader)
      links.append(
        ParticipantLink(
          account: account, focus: configuration.focus, doorbell: doorbell, ends: linkEnds,
          answers: answers.producer))
      ports.append(
        PortBox(
          account: account,
          port: VenuePort(
            account: account, doorbell: doorbell, feed: writer.feed, shared: shared,
            ends: portEnds)))
    }
    self.shared = shared
    self.links = links
    self.ports = ports
    feed = writer
    let upgrades = Lane<UpgradeLink>.make(capacity: 2)
    offers = UpgradeOffers(upgrades.producer, doorbell: shared.doorbell)
    self.upgrades = upgrades.consumer
  }
}

/// Holds a port until it is taken.
//
// SAFETY: boxes are made before the thread starts and afterwards used by the venue's value alone,
// which cannot be copied and changes them in `mutating` calls only.
final class PortBox: @unchecked Sendable {
  let account: AccountID
  var port: VenuePort?

  init(account: AccountID, port: consuming VenuePort) {
    self.account = account
    self.port = consume port
  }
}

extension Int {
  /// The least power of two that is not below.
  fileprivate var roundedUp: Int {
    var power = 1
    while power < self { power *= 2 }
    return power
  }
}
