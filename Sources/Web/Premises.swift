import Documents
import Foundation
import Secretariat
import Store

/// What the service has around it on its machine.
package struct Premises: Sendable {
    package var templates: URL
    /// The texts as the package brings them, where they lie in another folder.
    package var standardTemplates: URL?
    package var workload: WorkloadTexts
    /// What sets documents.
    package var renderer: Renderer
    /// What counts papers.
    package var counter: PaperCounter
    /// What makes the documents of meetings.
    package var documents: DocumentDesk
    package var servers: MailServers
    package var backups: BackupFolder
    /// Who else than our own sign-in may say who somebody is.
    package var proxy: TrustedProxy?

    package init(
        templates: URL, standardTemplates: URL? = nil, workload: WorkloadTexts, renderer: Renderer,
        counter: PaperCounter, documents: DocumentDesk, servers: MailServers, backups: BackupFolder,
        proxy: TrustedProxy? = nil
    ) {
        self.templates = templates
        self.standardTemplates = standardTemplates
        self.workload = workload
        self.renderer = renderer
        self.counter = counter
        self.documents = documents
        self.servers = servers
        self.backups = backups
        self.proxy = proxy
    }
}
