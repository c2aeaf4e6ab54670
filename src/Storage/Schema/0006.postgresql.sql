CREATE TRIGGER partners_append_only BEFORE UPDATE OR DELETE ON partners FOR EACH ROW EXECUTE FUNCTION tocsin_append_only();
CREATE TRIGGER partner_tokens_append_only BEFORE UPDATE OR DELETE ON partner_tokens FOR EACH ROW EXECUTE FUNCTION tocsin_append_only();
CREATE TRIGGER shares_append_only BEFORE UPDATE OR DELETE ON shares FOR EACH ROW EXECUTE FUNCTION tocsin_append_only();
CREATE TRIGGER share_events_append_only BEFORE UPDATE OR DELETE ON share_events FOR EACH ROW EXECUTE FUNCTION tocsin_append_only();
CREATE TRIGGER partner_files_append_only BEFORE UPDATE OR DELETE ON partner_files FOR EACH ROW EXECUTE FUNCTION tocsin_append_only();
CREATE TRIGGER partner_objects_append_only BEFORE UPDATE OR DELETE ON partner_objects FOR EACH ROW EXECUTE FUNCTION tocsin_append_only();
CREATE TRIGGER partner_refused_append_only BEFORE UPDATE OR DELETE ON partner_refused FOR EACH ROW EXECUTE FUNCTION tocsin_append_only();
