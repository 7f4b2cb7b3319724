import Domain
import Foundation
import HTTPTypes
import HummingbirdTesting
import Storage

@testable import Web

/// The circle: its page, its settings, who is invited, and the circles of one browser.
extension EveryPage {
    func circles() async throws {
        let own = try await house.folder.members.ensureCircle(named: Line("Kring"))
        for path in [Paths.circles, Paths.circle(own.id)] { try await desk(path) }
        try await get(Paths.circles)
        let long = String(repeating: "x", count: 3_000)
        let names = ["name", "about", "layers", "accelerators", "answerDays", "contactDays"]
        try await post(Paths.circleSettings, names.map { ($0, long) })
        try await post(
            Paths.circleSettings,
            [
                ("name", "Kring"), ("about", "Wij leren.\nSamen."), ("layers", "Rijk\ngemeente"), ("public", "yes"),
                ("accelerators", "Richting\nRuimte"), ("accent", "blue"), ("answerDays", "60"), ("contactDays", "20"),
            ])
        for path in [Paths.circleSettings, Paths.circleSettings + "?saved=yes", Paths.circleChoice] {
            try await desk(path)
        }
        let coming = try await dialogue()
        try await change(coming) { $0.announce(true, on: Day("2027-03-01")) }
        let open = try await dialogue()
        try await change(open) { dialogue in
            try dialogue.openLobby()
            dialogue.announce(true, on: nil)
        }
        let found = try await dialogue()
        try await change(found) { dialogue in
            try dialogue.openLobby()
            try dialogue.end(revealing: true)
        }
        try await post("/console/\(found)/list")
        for path in [Paths.circles, Paths.circle(own.id), "/\(found)/report", "/"] { try await get(path) }
        try await desk(Paths.console(found))
        try await post(
            "/console/\(coming)/settings",
            [("title", "x"), ("day", "geen dag"), ("answerDays", "0"), ("contactDays", "0"), ("listed", "yes")])
        try await desk(Paths.retention)
        await Retention(rooms: house.rooms, stores: house.folder.circleStores).round(at: .now, in: .current)
        for isFinished in [false, true] {
            try await house.folder.circleStores.retention.keep(
                RetentionReport(day: Promising.today, dialogues: 1, isFinished: isFinished), of: own.id)
            try await desk(Paths.retention)
        }
        try await desk(Paths.ownData)
        try await post(Paths.ownData + "/erasure")
        try await wall()
        try await invite()
        try await secondCircle()
    }

    /// The wall of promises: empty, and with more than it can show.
    private func wall() async throws {
        let code = try await dialogue()
        try await change(code) { try $0.openLobby() }
        try await post("/console/\(code)/screen", [("show", "promises")])
        let dialogue = try await house.rooms.room(code).dialogue
        for number in UInt8(0)...10 {
            if number < 2 { for path in ["/\(code)/screen", "/console/\(code)"] { try await desk(path) } }
            let promise = Promise(
                what: try Line("Actie \(number)"), due: Promising.today, statement: nil, isPublic: true)
            try await house.folder.circleStores.commitments.make(
                promise, for: PromisePlace(circle: dialogue.circle, dialogue: dialogue.id),
                secret: Array(repeating: 100 + number, count: 32), promiser: nil)
        }
        for path in ["/\(code)/screen", "/\(code)/screen/stage", "/console/\(code)"] { try await desk(path) }
    }

    private func invite() async throws {
        let until = Promising.today.adding(days: 3).description
        for (way, role) in [("once", "member"), ("day", "member"), ("day", "secretary"), ("mail", "core_team")] {
            let fields = [("way", way), ("role", role), ("until", until), ("email", "nieuw@voorbeeld.nl")]
            try await post(Paths.invitations, fields)
        }
        try await post(Paths.invitations, [("way", "mail"), ("email", "geen adres")])
        try await post(Paths.invitations, [("way", "day"), ("until", "gisteren")])
        let caught = CaughtMail()
        _ = try await MailRounds(of: house.site, mailer: caught).round(at: .now, in: .current)
        try await send(Paths.signIn, [("email", "geen adres")], ([:], ""))
        try await send(Paths.signIn, [("email", "nieuw@voorbeeld.nl")], ([:], ""))
        let circle = try await house.folder.members.ensureCircle(named: Line("Kring"))
        var generator = SystemRandomNumberGenerator()
        for (role, mailed) in [(Member.Role.member, false), (.facilitator, true)] {
            let token = Token.random(using: &generator)
            let new = NewInvitation(circle: circle.id, role: role, isSingle: true, expires: .now + 3_600)
            if mailed {
                let store = house.folder.circleStores.invitations
                try await store.mail(new, to: EmailAddress("gemaild@voorbeeld.nl"), at: .now)
                _ = try await house.folder.circleStores.outbox.take(at: .now + 1, secret: token.digest)
                try await get(Paths.invitation(token) + "/stop")
            } else {
                try await house.folder.circleStores.invitations.add(new, token: token.digest)
            }
            try await get(Paths.invitation(token))
            try await send(Paths.invitation(token), [("email", "geen adres")], ([:], ""))
            try await send(Paths.invitation(token), [("email", "kwam@voorbeeld.nl")], ([:], ""))
        }
        try await desk(Paths.members)
    }

    /// The same browser opens a link of another circle.
    private func secondCircle() async throws {
        let other = try await house.folder.members.ensureCircle(named: Line("Derde kring"))
        let member = try await house.folder.members.admit(EmailAddress("x@b.nl"), as: .member, to: other.id)
        let link = try await Site.signInLink(for: member, in: house.folder.members, house.site.settings)
        let path = String(link.dropFirst("https://localhost:8080".count))
        let reply = try await house.test { try await $0.form(path, [], headers: secretary.headers) }
        guard let cookie = reply.headers[.setCookie]?.split(separator: ";").first else { return }
        try await get(Paths.circleChoice, [.cookie: String(cookie), .origin: "http://localhost"])
    }
}
