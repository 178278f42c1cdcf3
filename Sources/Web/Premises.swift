import Documents
import Foundation

/// What the service has around it on its machine.
package struct Premises: Sendable {
    package var templates: URL
    package var workload: WorkloadTexts
    /// What sets documents.
    package var renderer: Renderer

    package init(templates: URL, workload: WorkloadTexts, renderer: Renderer) {
        self.templates = templates
        self.workload = workload
        self.renderer = renderer
    }
}
