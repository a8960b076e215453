"""The frame of a text: headlines, bylines, datelines, captions, credits, closing marks; versions handle it freely."""
