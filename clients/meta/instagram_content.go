package meta

import "strings"

// instagramAttachments reads the attachments and returns their types joined by
// plus signs. A shared post that comes twice, as share and as ig_post, counts
// once.
func instagramAttachments(msg *Message, attachments []tree) string {
	var types []string
	for _, a := range attachments {
		kind, payload := a.str("type"), a.get("payload")
		types = append(types, kind)
		switch kind {
		case "image", "video", "audio", "file", "media":
			instagramMedia(msg, kind, payload)
		case "share", "ig_post", "ig_reel", "reel", "ig_story", "story", "fallback":
			instagramShare(msg, kind, payload)
		case "story_mention":
			msg.Kind = KindStoryMention
			msg.Story = &Story{ID: payload.str("id"), URL: payload.str("url")}
		case "like_heart":
			msg.Kind = KindSticker
			msg.Text = orElse(msg.Text, "❤️")
		case "template":
			msg.Kind = KindTemplate
			msg.Choice = &Choice{Type: "template", Title: payload.str("title"), Response: responseOf(payload)}
		default:
			if msg.Kind == "" {
				msg.Kind = KindUnsupported
			}
			msg.Problem = &MessageProblem{Type: kind}
		}
	}
	return strings.Join(types, "+")
}

// instagramMedia adds a file. Several make one message; its kind is the first's.
func instagramMedia(msg *Message, kind string, payload tree) {
	ref := MediaRef{URL: payload.str("url"), ID: payload.str("sticker_id")}
	switch kind {
	case "image", "media":
		ref.Kind = KindImage
	case "video":
		ref.Kind = KindVideo
	case "audio":
		ref.Kind = KindVoice // the app records audio, it can't attach files
	default:
		ref.Kind = KindDocument
		ref.Filename = payload.str("title")
	}
	if ref.ID != "" {
		ref.Kind = KindSticker
	}
	if msg.Kind == "" || msg.Kind == KindUnsupported {
		msg.Kind = ref.Kind
	}
	msg.Media = append(msg.Media, ref)
}

func instagramShare(msg *Message, kind string, payload tree) {
	share := Share{
		MediaID: payload.first("ig_post_media_id", "reel_video_id", "id"), URL: payload.str("url"), Title: payload.str("title"),
	}
	switch kind {
	case "share", "ig_post":
		share.Type = "POST"
	case "ig_reel", "reel":
		share.Type = "REEL"
	case "ig_story", "story":
		share.Type = "STORY"
	default:
		share.Type = "LINK"
	}
	msg.Kind = KindShare
	for i, seen := range msg.Shares {
		sameID := share.MediaID != "" && seen.MediaID == share.MediaID
		sameURL := share.URL != "" && seen.URL == share.URL
		if sameID || sameURL {
			msg.Shares[i].MediaID = orElse(seen.MediaID, share.MediaID)
			msg.Shares[i].Title = orElse(seen.Title, share.Title)
			return
		}
	}
	msg.Shares = append(msg.Shares, share)
}
