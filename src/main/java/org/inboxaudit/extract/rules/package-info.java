/// Files with mail rules that an owner brought along, in; mail rules out.
///
/// [RulesFileReader] tells the formats apart by what they hold, never by their names: the filters
/// of Gmail ([GmailFeed]), the rules of Outlook as JSON ([OutlookJson]) and as the binary file of
/// its Rules Wizard ([WizardFile]). All of them say what a rule does in the same few words
/// ([RuleDraft]) and end in one [RuleBook].
@NullMarked
package org.inboxaudit.extract.rules;

import org.jspecify.annotations.NullMarked;
